import type { Node } from '#shared/model/framework.ts';

/** The way from one result to another. */
export type ResultPlaces = {
  /** The address of a node's results; of the whole assessment's without a node. */
  readonly hrefOf: (nodeId?: string) => string;
  readonly open: (nodeId: string) => void;
  /** The codes of the nodes above a node, such as `SRP › C`. */
  readonly above: (node: Node) => string;
  /** The node whose results were shown before; tells it once, so that only the first table to ask goes back to it. */
  readonly returnTo: () => string | undefined;
};

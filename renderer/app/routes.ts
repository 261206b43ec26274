/** The areas of the application, in the order of the rail. */
export const areas = ['home', 'framework', 'assess', 'results', 'plan', 'report', 'exchange'] as const;
export type Area = (typeof areas)[number];

/** A place in the application, as plain data. A part left out means the screen chooses. */
export type Route =
  | { readonly area: 'home' }
  | {
      readonly area: 'framework';
      readonly versionId?: string;
      readonly nodeId?: string;
      /** `versions`: what changed between versions, `edit`: the editor of a draft; the page itself when left out. */
      readonly view?: string;
    }
  | { readonly area: 'assess'; readonly assessmentId?: string; readonly nodeId?: string }
  | { readonly area: 'results'; readonly assessmentId?: string; readonly nodeId?: string }
  | { readonly area: 'plan'; readonly assessmentId?: string }
  | { readonly area: 'report'; readonly assessmentId?: string }
  | { readonly area: 'exchange' };

/** The names of a route's parts, in the order they stand in the address. */
const parts: Record<Area, readonly string[]> = {
  home: [],
  framework: ['versionId', 'nodeId', 'view'],
  assess: ['assessmentId', 'nodeId'],
  results: ['assessmentId', 'nodeId'],
  plan: ['assessmentId'],
  report: ['assessmentId'],
  exchange: [],
};

/** Holds the place of a part that is left out before one that is not. */
const absent = '-';

/** The address of a route, such as `#/assess/01J…/01K…`: survives a reload, and serves as `href`. */
export function encodeRoute(route: Route): string {
  const values: Partial<Record<string, string>> = route;
  const segments = parts[route.area].map((name) => values[name]);
  const last = segments.findLastIndex((value) => value !== undefined);
  const path = segments.slice(0, last + 1).map((value) => {
    if (value === undefined) return absent;
    return value === absent ? '%2D' : encodeURIComponent(value);
  });
  return ['#', route.area, ...path].join('/');
}

/** The route of an address; home for anything that is none. */
export function decodeRoute(hash: string): Route {
  const [start, area, ...segments] = hash.split('/');
  const known = areas.find((each) => each === area);
  if (start !== '#' || known === undefined || segments.length > parts[known].length) return { area: 'home' };
  const values: Record<string, string> = {};
  for (const [index, name] of parts[known].entries()) {
    const segment = segments[index];
    if (segment === undefined || segment === absent) continue;
    const value = decoded(segment);
    if (!value) return { area: 'home' };
    values[name] = value;
  }
  return { area: known, ...values };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

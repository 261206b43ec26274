import type { Document, LineCounter } from 'yaml';
import { nearestTo } from '../../base/nearest.ts';
import type { ContentProblem } from '../../domain/failure.ts';
import { placeOf } from './nativeProblems.ts';
import type { NativeFile, NativeNode } from './nativeSchema.ts';

type Path = readonly (string | number)[];

/** Names that lead nowhere, and ids and codes that stand twice where they must tell things apart. */
export function referenceProblems(
  file: NativeFile,
  document: Document.Parsed,
  lines: LineCounter,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const at = (path: Path) => placeOf(document, path, lines);
  const scales = file.scales?.map(({ id }) => id) ?? [];
  const levels = file.levels?.map(({ number }) => String(number));
  const subsets = file.subsets?.map(({ code }) => code) ?? [];
  const ids = new Set<string>();

  const known = (text: string, candidates: readonly string[], path: Path) => {
    if (candidates.includes(text)) return;
    const nearest = nearestTo(text, candidates);
    problems.push({
      ...at(path),
      problem: 'unknownReference',
      text,
      ...(nearest !== undefined && { nearest }),
    });
  };
  const once = (text: string | undefined, taken: Set<string>, path: Path) => {
    if (text === undefined) return;
    if (taken.has(text)) problems.push({ ...at(path), problem: 'repeated', text });
    taken.add(text);
  };

  const visitNodes = (nodes: readonly NativeNode[], path: Path) => {
    const codes = new Set<string>();
    nodes.forEach((node, index) => {
      const here = [...path, index];
      once(node.code ?? node.title, codes, [...here, node.code === undefined ? 'title' : 'code']);
      once(node.id, ids, [...here, 'id']);
      node.subsets?.forEach((code, i) => {
        known(code, subsets, [...here, 'subsets', i]);
      });
      visitLevels(node, here);
      visitNodes(node.nodes ?? [], [...here, 'nodes']);
    });
  };
  const visitLevels = (node: NativeNode, path: Path) => {
    const metrics = Object.keys(node.metrics ?? {});
    const seen = new Set<string>();
    const practices = new Set<string>();
    node.levels?.forEach((level, l) => {
      const levelPath = [...path, 'levels', l];
      once(String(level.level), seen, [...levelPath, 'level']);
      if (levels !== undefined) known(String(level.level), levels, [...levelPath, 'level']);
      level.groups.forEach((group, g) => {
        const groupPath = [...levelPath, 'groups', g];
        group.metrics?.forEach((key, m) => {
          known(key, metrics, [...groupPath, 'metrics', m]);
        });
        group.practices?.forEach((practice, p) => {
          if (typeof practice === 'string') return;
          once(practice.id, practices, [...groupPath, 'practices', p, 'id']);
          if (practice.scale !== undefined)
            known(practice.scale, scales, [...groupPath, 'practices', p, 'scale']);
        });
      });
    });
  };

  const scaleIds = new Set<string>();
  file.scales?.forEach(({ id }, index) => {
    once(id, scaleIds, ['scales', index, 'id']);
  });
  visitNodes(file.nodes, ['nodes']);
  return problems;
}

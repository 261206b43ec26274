import { nearestTo } from '../../base/nearest.ts';
import type { ContentProblem } from '../../domain/failure.ts';
import { nativePath, pathBelow } from './nativePath.ts';
import type { Path, PlaceOf } from './nativeProblems.ts';
import type { NativeFile, NativeNode } from './nativeSchema.ts';

/** Names that lead nowhere, ids and codes that stand twice where they must tell things apart, practices that say nothing. */
export function referenceProblems(file: NativeFile, placeOf: PlaceOf): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const scales = file.scales?.map(({ id }) => id) ?? [];
  const levels = file.levels?.map(({ number }) => String(number));
  const subsets = file.subsets?.map(({ code }) => code) ?? [];
  const ids = new Set<string>();

  const known = (text: string, candidates: readonly string[], path: Path) => {
    if (candidates.includes(text)) return;
    const nearest = nearestTo(text, candidates);
    problems.push({
      ...placeOf(path),
      problem: 'unknownReference',
      text,
      ...(nearest !== undefined && { nearest }),
    });
  };
  const once = (text: string | undefined, taken: Set<string>, path: Path) => {
    if (text === undefined) return;
    if (taken.has(text)) problems.push({ ...placeOf(path), problem: 'repeated', text });
    taken.add(text);
  };
  const eachOnce = (texts: readonly string[] | undefined, at: (index: number) => Path) => {
    const taken = new Set<string>();
    texts?.forEach((text, index) => {
      once(text, taken, at(index));
    });
  };

  const visitNodes = (nodes: readonly NativeNode[], path: Path, above: string) => {
    nodes.forEach((node, index) => {
      const here = [...path, index];
      const codePath = nativePath(node, above);
      // Two nodes of the same path are told apart by ids of their own.
      const key = node.id !== undefined ? 'id' : node.code !== undefined ? 'code' : 'title';
      once(node.id ?? codePath, ids, [...here, key]);
      node.subsets?.forEach((code, i) => {
        known(code, subsets, [...here, 'subsets', i]);
      });
      visitLevels(node, here);
      visitNodes(node.nodes ?? [], [...here, 'nodes'], pathBelow(node, codePath));
    });
  };
  const visitLevels = (node: NativeNode, path: Path) => {
    const metrics = Object.keys(node.metrics ?? {});
    const seen = new Set<string>();
    const practices = new Set<string>();
    const outcomes = new Set<string>();
    node.levels?.forEach((level, l) => {
      const levelPath = [...path, 'levels', l];
      once(String(level.level), seen, [...levelPath, 'level']);
      if (levels !== undefined && levels.length > 0)
        known(String(level.level), levels, [...levelPath, 'level']);
      level.groups.forEach((group, g) => {
        const groupPath = [...levelPath, 'groups', g];
        group.metrics?.forEach((key, m) => {
          known(key, metrics, [...groupPath, 'metrics', m]);
        });
        eachOnce(group.metrics, (m) => [...groupPath, 'metrics', m]);
        group.outcomes?.forEach((outcome, o) => {
          if (typeof outcome !== 'string') once(outcome.id, outcomes, [...groupPath, 'outcomes', o, 'id']);
        });
        group.practices?.forEach((practice, p) => {
          if (typeof practice === 'string') return;
          const practicePath = [...groupPath, 'practices', p];
          once(practice.id, practices, [...practicePath, 'id']);
          if (practice.scale !== undefined) known(practice.scale, scales, [...practicePath, 'scale']);
          if (practice.text === undefined && practice.title === undefined)
            problems.push({ ...placeOf(practicePath), problem: 'missingKey', key: 'text' });
        });
      });
    });
  };

  if (file.scoring?.method === 'mean') {
    const { min = 0, max = 100 } = file.scoring;
    if (min >= max)
      problems.push({
        ...placeOf(['scoring', file.scoring.max === undefined ? 'min' : 'max']),
        problem: 'outOfRange',
        text: String(file.scoring.max ?? min),
        min: file.scoring.max === undefined ? -1_000_000 : min,
        max: file.scoring.max === undefined ? max : 1_000_000,
      });
  }
  const { min: start = 1 } = file.scoring ?? {};
  if (file.scoring?.method === 'staged' && start !== 0 && start !== 1)
    problems.push({
      ...placeOf(['scoring', 'min']),
      problem: 'outOfRange',
      text: String(start),
      min: 0,
      max: 1,
    });
  eachOnce(levels, (index) => ['levels', index, 'number']);
  eachOnce(scales, (index) => ['scales', index, 'id']);
  file.scales?.forEach(({ answers }, s) => {
    eachOnce(
      answers.map(({ code }) => code),
      (a) => ['scales', s, 'answers', a, 'code'],
    );
  });
  eachOnce(subsets, (index) => ['subsets', index, 'code']);
  visitNodes(file.nodes, ['nodes'], '');
  return problems;
}

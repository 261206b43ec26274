import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dsommModel, dsommUuid } from '#shared/testing/aDsomm.ts';
import { asBulletedText } from '#shared/testing/iviPages.ts';
import { aSamm } from '#shared/testing/aSamm.ts';
import { oneSample } from '#shared/testing/packageSamples.ts';
import { writeSample } from '#electron/packages/testing/writePackage.ts';
import { temporaryFolder } from '#electron/packages/testing/temporaryFolder.ts';
import { buildTar } from '#electron/frameworks/testing/tarBuilder.ts';
import { runCommandLine } from './runCommandLine.ts';

/** A level with one practice, so that a page has something to be rated. */
const ringing = [{ level: 2, groups: [[{ list: 'practices', items: ['Ring the bell at noon.'] }]] }] as const;

async function written(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

async function inspect(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runCommandLine(['framework', 'inspect', ...words], {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

describe('framework inspect', () => {
  it('says a set of files as one source under the folder that was given', async () => {
    const folder = await written({ ...aSamm(), 'images/a.png': 'x' });
    const { code, out, error } = await inspect(folder, '--json');
    expect([code, error]).toEqual([0, '']);
    const { sources } = JSON.parse(out) as { sources: Record<string, unknown>[] };
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({
      path: folder,
      kind: 'samm',
      framework: { key: 'owasp-samm', scoring: { method: 'sum' } },
      counts: { nodes: 8, practices: 8, outcomes: 8 },
      warnings: [{ kind: 'leftOut' }, { kind: 'skippedFiles', text: 'images/a.png' }],
    });
  });

  it('refuses a page that ends before its levels, in one sentence', async () => {
    const lines = [
      'IVI Framework Viewer',
      'Lantern Keeping',
      'C3',
      'Keep lanterns lit.',
      'Improvement Planning',
      'Practices-Outcomes-Metrics (POM)',
      'Representative POMs are described for Lantern Keeping at each level of maturity.',
      '2Basic',
    ];
    const folder = await written({ 'cut.txt': lines.slice(0, -1).join('\n\n') });
    expect(await inspect(join(folder, 'cut.txt'))).toEqual({
      code: 1,
      out: '',
      error: expect.stringMatching(/^“cut\.txt” has no maturity levels;[^.]+\.$/) as string,
    });
  });

  it.each([[''], ['a.txt', '']])('says how it is used for a path of nothing', async (...paths) => {
    expect(await inspect(...paths)).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringMatching(/^Usage: /) as string,
    });
  });

  it('names the command for packages when it is given one', async () => {
    const { path } = await writeSample(await oneSample());
    const { code, out, error } = await inspect(path);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(/^“acme\.waymark” is a Waymark package and no framework;.+package inspect\.$/);
  });

  it('names the file and the line of a warning', async () => {
    const files: Record<string, string> = { ...aSamm() };
    const path = 'model/questions/Y-KB-1-A.yml';
    const folder = await written({
      ...files,
      [path]: (files[path] ?? '').replace(/^answerSet: .*$/m, 'answerSet: f'),
    });
    expect((await inspect(folder)).out).toContain(`! ${path}, line 8: danglingLink: answerset: f`);
  });

  it('says a progress file for what it is, with the number of its answers', async () => {
    const progress = `progress:\n  ${dsommUuid(1)}:\n    Keepers:\n      Planned: 2026-03-01\n      Done: 2026-04-01\n`;
    const save = JSON.stringify({ question1: 1, question10: null, 'Company Name': 'Alder' });
    const folder = await written({ 'team-progress.yaml': progress, 'z.json': save });
    const { sources } = JSON.parse((await inspect(folder, '--json')).out) as { sources: unknown[] };
    expect(sources).toMatchObject([
      { kind: 'dsommProgress', answers: { given: 2, practices: 1, unanswered: 0 } },
      {
        kind: 'sammwiseProgress',
        answers: { given: 1, practices: 1, unanswered: 89 },
        progress: { client: 'Alder' },
      },
    ]);
    expect((await inspect(folder)).out).toContain(
      'sammwiseProgress, Alder\n  1 answers to 1 practices of owasp-samm, 89 not answered',
    );
  });

  it('says what is wrong with an archive in one sentence, and still says the rest', async () => {
    const folder = await written({ 'a.tar': buildTar([{ name: '../a' }]), 'm.yaml': dsommModel });
    const { code, out, error } = await inspect(join(folder, 'a.tar'), join(folder, 'm.yaml'));
    expect(code).toBe(1);
    expect(out).toContain('dsomm model, OWASP DevSecOps Maturity Model 4.3.1');
    expect(error).toMatch(
      /^The archive “a\.tar” was refused .*\(an entry leads outside of it\); nothing was changed; .*\.$/,
    );
  });

  it('says what a set lacks', async () => {
    const files = Object.entries(aSamm()).filter(([path]) => !path.includes('activities'));
    const folder = await written(Object.fromEntries(files));
    const { code, error } = await inspect(folder);
    expect(code).toBe(1);
    expect(error).toContain('is not whole: it lacks its activities');
  });

  it('says where the nodes of pages stand that folders place, and puts the pages together', async () => {
    const block = (code: string, title: string) =>
      asBulletedText({ code, title, description: `All of ${title}.`, levels: ringing });
    const folder = await written({
      '18.07/technical/SRP/SRP.txt':
        'Service Provisioning\n\nSRP\n\nServe well.\n\nStructure\n\nCBells\n\nC3Ringing\n\nAll of Ringing.\n',
      '18.07/technical/SRP/C/C3.txt': block('C3', 'Ringing'),
      '18.07/technical/SRP/C/C4/index.html': `<h1>Tuning</h1><h2>C4</h2><p>All of Tuning.</p><h2>Improvement Planning</h2><h3>2Basic</h3><ul><li>Practice<ul><li>Tune in spring.</li></ul></li></ul>`,
      'notes.txt': block('D1', 'Casting'),
    });
    const { code, out } = await inspect(folder, '--json');
    expect(code).toBe(0);
    const { sources, frameworks, questions } = JSON.parse(out) as Record<string, Record<string, unknown>[]>;
    expect(sources).toHaveLength(4);
    expect(sources?.find(({ path }) => String(path).endsWith('C3.txt'))?.['nodes']).toMatchObject([
      { code: 'C3', kind: 'block', parent: 'C', capability: 'SRP', macro: 'technical' },
    ]);
    expect(frameworks).toMatchObject([
      {
        version: '18.07',
        nodes: [
          { code: 'technical', kind: 'macro' },
          { code: 'SRP', parent: 'technical' },
          { code: 'C', title: 'Bells', parent: 'SRP' },
          {
            code: 'C3',
            parent: 'C',
            paths: [
              join(folder, '18.07/technical/SRP/C/C3.txt'),
              join(folder, '18.07/technical/SRP/SRP.txt'),
            ],
          },
          { code: 'C4', title: 'Tuning', parent: 'C' },
        ],
      },
    ]);
    expect(questions).toEqual([{ kind: 'place', paths: [join(folder, 'notes.txt')], candidates: [] }]);
    expect((await inspect(folder)).out).toContain('? Where does this page belong?');
  });

  it('says of a single page what it always said, and where its folders put it', async () => {
    const page = asBulletedText({ code: 'C3', title: 'Ringing', description: 'All of it.', levels: ringing });
    const folder = await written({ 'SRP/C/C3.txt': page });
    const inspection = JSON.parse((await inspect(folder, '--json')).out) as { sources: { nodes: unknown }[] };
    expect(Object.keys(inspection)).toEqual(['sources']);
    expect(inspection.sources[0]?.nodes).toMatchObject([{ code: 'C3', parent: 'C', capability: 'SRP' }]);
  });
});

const seed = ['../shared', '../../shared']
  .map((shared) => `${shared}/seed/ivi-srp-c3-release-and-deployment-management.txt`)
  .find((path) => existsSync(path));

describe('framework inspect on a real page', () => {
  it.skipIf(seed === undefined)(
    'counts everything on it, and notices a footer that is glued to its end',
    async () => {
      const text = await readFile(seed ?? '', 'utf8');
      const folder = await written({ 'C3.txt': `${text.trimEnd()}formats` });
      const { sources } = JSON.parse((await inspect(seed ?? '', folder, '--json')).out) as {
        sources: Record<string, unknown>[];
      };
      expect(sources[0]).toMatchObject({
        kind: 'iviPage',
        shape: 'T1',
        nodes: [{ code: 'C3', title: 'Release and Deployment Management', kind: 'block' }],
        counts: { nodes: 1, levels: 4, groups: 4, practices: 5, outcomes: 6, metricMentions: 11, metrics: 4 },
        warnings: [],
      });
      expect(sources[1]).toMatchObject({ counts: { metrics: 5 }, warnings: [{ kind: 'gluedFooter' }] });
    },
  );
});

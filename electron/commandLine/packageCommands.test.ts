import * as fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { oneSample, packageSample } from '#shared/testing/packageSamples.ts';
import { writeSample } from '#electron/packages/testing/writePackage.ts';
import type { Command } from './command.ts';
import { packageInspect } from './packageInspect.ts';
import { score } from './score.ts';

async function run(command: Command, ...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await command.run(args, { out: (text) => out.push(text), error: (text) => errors.push(text) });
  return { code, out: out.join('\n'), errors };
}

const json = (text: string): unknown => JSON.parse(text);

describe('Inspecting a package', () => {
  it('gives its manifest, a verdict on each part, and the rows it counted', async () => {
    const { path } = await writeSample(await oneSample());
    const { code, out, errors } = await run(packageInspect, path, '--json');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const inspection = json(out) as { parts: { path: string; verdict: string }[] };
    expect(inspection).toMatchObject({
      manifest: { format: 'waymark-package', version: 1, engagement: { title: 'Year-end review' } },
      counts: { nodes: 3, ratings: 12, evidence: 2, scenarios: 1 },
    });
    expect(inspection.parts).toHaveLength(23);
    expect(inspection.parts.every((part) => part.verdict === 'ok')).toBe(true);
    expect((await run(packageInspect, path)).out).toContain('ratings: 12');
  });

  it('says in one sentence which part is damaged, and shows the verdicts', async () => {
    const { path } = await writeSample(await oneSample());
    const file = await fs.readFile(path);
    file[file.indexOf(Buffer.from([1, 2, 3]))] = 9;
    await fs.writeFile(path, file);
    const { code, out, errors } = await run(packageInspect, '--json', path);
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(
        /^“acme\.waymark” is damaged: its evidence “[^“”]+” is not what was exported; .+\.$/,
      ),
    ]);
    expect(errors[0]).not.toMatch(/[0-9a-f]{64}/);
    expect(JSON.stringify(json(out))).toContain('"verdict":"damaged"');
  });

  it('says in one sentence that the directory is damaged, and gives no manifest', async () => {
    const { path } = await writeSample(await oneSample());
    const file = await fs.readFile(path);
    const directory = file.lastIndexOf(Buffer.from('PK\u0001\u0002'));
    file[directory] = 0;
    await fs.writeFile(path, file);
    const sentence = /^“acme\.waymark” is damaged: its directory is not what was exported; [^.]+\.$/;
    const asJson = await run(packageInspect, path, '--json');
    expect(asJson).toMatchObject({ code: 1, errors: [expect.stringMatching(sentence)] });
    expect(json(asJson.out)).toEqual({ manifest: null, parts: [] });
    for (const command of [packageInspect, score]) {
      const { code, out, errors } = await run(command, path);
      expect({ code, out, errors }).toEqual({ code: 1, out: '', errors: [expect.stringMatching(sentence)] });
    }
  });

  it('says in one sentence that a file is missing', async () => {
    expect(await run(packageInspect, '/none/acme.waymark')).toMatchObject({
      code: 1,
      out: '',
      errors: [/./],
    });
  });

  it.each([[[]], [['']], [['', '--json']], [['a', 'b']], [['a', '--xml']], [['--json']]])(
    'says how it is used for %j',
    async (args) => {
      expect(await run(packageInspect, ...args)).toMatchObject({ code: 2, out: '' });
      expect(await run(score, ...args)).toMatchObject({ code: 2, out: '' });
    },
  );
});

describe('Scoring a package', () => {
  it('gives each block of each assessment with its target and a sentence', async () => {
    const { path } = await writeSample(await oneSample());
    const { code, out } = await run(score, path, '--json');
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      assessments: [
        {
          title: 'First',
          framework: 'Acme maturity 1.0',
          range: { low: 1, high: 3 },
          overall: 1.6,
          // Not, Partially, Largely and Fully are half of level 2 achieved, of three quarters needed.
          blocks: ['B0', 'B1', 'B2'].map((code) => ({
            code,
            attained: 1,
            score: 1.6,
            coverage: 1,
            provisional: false,
            target: 3,
          })),
        },
        { title: 'Second' },
      ],
    });
    expect(out).toContain('67% of what level 2 needs');
    expect((await run(score, path)).out).toContain('B0 Block 0: ');
  });

  it('says that it cannot score a package without the framework’s text', async () => {
    const sample = await packageSample({
      blocks: 1,
      practices: 1,
      texts: ['x'],
      values: ['F'],
      files: [],
      later: undefined,
      isTextIncluded: false,
    });
    const { path } = await writeSample(sample);
    expect(await run(score, path, '--json')).toEqual({
      code: 1,
      out: '',
      errors: [expect.stringContaining('Acme maturity 1.0')],
    });
  });

  it('refuses a package that is cut off', async () => {
    const { path } = await writeSample(await oneSample());
    await fs.truncate(path, 500);
    expect(await run(score, path)).toEqual({
      code: 1,
      out: '',
      errors: [expect.stringContaining('cut off')],
    });
  });
});

import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { looksLikeNative, readNative } from './nativeFramework.ts';
import { nativeFileSchema, nativeNodeSchema } from './nativeSchema.ts';

const schemaPath = new URL('../../../assets/formats/waymark-framework.schema.json', import.meta.url);
const documentPath = new URL('../../../assets/formats/framework.md', import.meta.url);

/** The form as JSON Schema, from the schema that the reader goes by. */
function published(): unknown {
  const { $schema, ...schema } = toJsonSchema(nativeFileSchema, {
    target: 'draft-07',
    definitions: { node: nativeNodeSchema },
    // What the reader does to a text before it looks at it is nothing a schema can say.
    ignoreActions: ['trim', 'transform'],
    // A JSON Schema knows no flags: patterns are of Unicode in any case.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex'
        ? { ...jsonSchema, pattern: (valibotAction as { requirement?: RegExp }).requirement?.source ?? '' }
        : undefined,
  });
  return { $schema, title: 'Waymark framework', ...schema };
}

describe('the published description of our own form', () => {
  // Stale? `npx vitest run --config .config/vitest.config.ts shared/formats/native/nativeJsonSchema -u` writes it anew.
  it('is the schema that the reader goes by', async () => {
    const text = await format(JSON.stringify(published()), { parser: 'json', printWidth: 110 });
    await expect(text).toMatchFileSnapshot(schemaPath.pathname);
  });

  it('shows a whole file that is read as it stands', () => {
    const examples = [...readFileSync(documentPath, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, example]) => example ?? '',
    );
    const [whole = ''] = examples.filter(looksLikeNative);
    const reading = readNative(whole, { name: 'framework.md' });
    expect(reading.ok ? null : reading.failure).toBeNull();
    const found = reading.ok ? reading.value : null;
    expect(found?.framework).toMatchObject({ key: 'beekeeping', levels: [{ no: 1 }, { no: 2 }, { no: 3 }] });
    expect(found?.nodes.map(({ id }) => id)).toEqual(['A', 'A/A1', 'A/A2']);
    expect(found?.nodes[1]?.levels.map(({ level, groups }) => [level, groups.length])).toEqual([
      [2, 2],
      [3, 1],
    ]);
  });

  it('names every key that there is', () => {
    const document = readFileSync(documentPath, 'utf8');
    const keys = new Set<string>();
    collectKeys(published(), keys);
    expect([...keys].filter((key) => !document.includes(`\`${key}\``))).toEqual([]);
  });
});

function collectKeys(schema: unknown, keys: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return;
  const properties: unknown = Reflect.get(schema, 'properties');
  if (typeof properties === 'object' && properties !== null && Reflect.get(schema, 'type') === 'object')
    for (const key of Object.keys(properties)) keys.add(key);
  for (const value of Object.values(schema)) collectKeys(value, keys);
}

/** The published schema is the one that reads the file, and the example of the page is read and understood. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { declarationJsonSchema } from '../../../shared/declaration/json-schema.ts';
import { understand } from '../../../shared/declaration/mistakes.ts';

const docs = join(import.meta.dirname, '../../../docs');

it('publishes the schema that is used (node scripts/schema.mjs writes it)', async () => {
  const published: unknown = JSON.parse(await readFile(join(docs, 'schema/stores.schema.json'), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(declarationJsonSchema())));
});

it('describes every key of the file', () => {
  const text = JSON.stringify(declarationJsonSchema());
  for (const word of ['dataSpace', 'keychain', 'practice', 'command', 'additionalProperties', 'runAs']) {
    expect(text).toContain(`"${word}"`);
  }
});

it('has an example on its page that is understood', async () => {
  const page = await readFile(join(docs, 'stores-yaml.md'), 'utf8');
  const example = page.split('## An example')[1]?.match(/```yaml\n([\s\S]*?)```/)?.[1] ?? '';
  const { declaration, mistakes } = understand(parse(example));
  expect(mistakes).toBeUndefined();
  expect(declaration?.clients.map(({ name }) => name)).toEqual(['Luma', 'Corner Shop', 'Practice']);
  expect(declaration?.stores).toHaveLength(4);
});

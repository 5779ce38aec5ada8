/** Every message is used: a text that no screen shows is not translated for nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from '../../../renderer/app/catalogue.en.ts';

const root = join(import.meta.dirname, '../../../renderer');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** Ids in quotes, and templates such as `repair.${repair}` as patterns. */
const quoted = new Set([...sources.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((found) => found[1] ?? ''));
const inJsx = new Set(
  [...sources.matchAll(/id="([a-z][\w-]*(?:\.[\w-]+)+)"/g)].map((found) => found[1] ?? ''),
);
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const templates = [...sources.matchAll(/`([^`\s]*\.[^`\s]*)`/g)].map((found) => {
  const parts = (found[1] ?? '').split(/\$\{[^}]*\}/).map(literal);
  return new RegExp(`^${parts.join('.+')}$`);
});

const late = join(import.meta.dirname, '../../../shared/locales/en/late');
const lateIds = readdirSync(late).flatMap((file) =>
  Object.keys(JSON.parse(readFileSync(join(late, file), 'utf8'))),
);

it('uses every message of the catalogue', () => {
  const unused = [...Object.keys(en), ...lateIds].filter(
    (id) => !quoted.has(id) && !inJsx.has(id) && !templates.some((template) => template.test(id)),
  );
  expect(unused).toEqual([]);
});

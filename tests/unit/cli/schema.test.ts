/** The published schema of `--json` is the one that the program has. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outputJsonSchema } from '../../../electron/cli/output/json-schema.ts';

const file = join(import.meta.dirname, '../../../docs/schema/cli-output.schema.json');

/** `UPDATE_SCHEMA=1 npx vitest run --project unit tests/unit/cli/schema.test.ts` writes it anew. */
it('is current', () => {
  const current = `${JSON.stringify(outputJsonSchema(), null, 2)}\n`;
  if (process.env.UPDATE_SCHEMA) writeFileSync(file, current);
  expect(readFileSync(file, 'utf8')).toBe(current);
});

// Writes docs/schema/stores.schema.json from the schema that reads stores.yaml: node scripts/schema.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runnerImport } from 'vite';
import { inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';

await runMain(async () => {
  /** @type {{module: {declarationJsonSchema: () => object}}} */
  const { module } = await runnerImport(inRoot('shared/declaration/json-schema.ts'));
  const file = inRoot('docs/schema/stores.schema.json');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(module.declarationJsonSchema(), null, 2)}\n`);
  say('Wrote docs/schema/stores.schema.json.');
  return 0;
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

const forbidden: readonly (readonly [string, string])[] = [
  ['shared', 'node:fs'],
  ['shared/contract', '../../electron/backend/index.ts'],
  ['shared', 'react'],
  ['electron/backend', 'electron'],
  ['electron/backend/stores', 'electron-store'],
  ['electron/backend/stores', '../../main.ts'],
  ['electron/backend', './../window.ts'],
  ['electron/backend', '../cli/cli.ts'],
  ['electron/backend', '../browser-host/index.ts'],
  ['electron/backend', '../../renderer/main.tsx'],
  ['renderer', 'node:fs'],
  ['renderer/app', 'electron'],
  ['renderer/app', '../../electron/backend/index.ts'],
];
const allowed: readonly (readonly [string, string])[] = [
  ['electron/backend', 'node:fs'],
  ['electron/backend', '../../shared/plan.ts'],
  ['renderer/app', '../../shared/plan.ts'],
  ['electron', 'electron'],
];

const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

const fileOf = (folder: string, imported: string): string =>
  `${folder}/${Buffer.from(imported).toString('hex')}.ts`;

describe('the walls between the layers', () => {
  const refused = new Set<string>();

  /** One lint over a tree with one import per file, under the project's own rules. */
  beforeAll(() => {
    const tree = mkdtempSync(join(tmpdir(), 'walls-'));
    const rules = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')));
    writeFileSync(join(tree, 'biome.json'), JSON.stringify({ ...rules, vcs: { enabled: false } }));
    for (const [folder, imported] of [...forbidden, ...allowed]) {
      const path = join(tree, fileOf(folder, imported));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import { thing } from '${imported}';\n\nexport const used = thing;\n`);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
      {
        cwd: tree,
        encoding: 'utf8',
      },
    );
    for (const { category, location } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
      if (category === 'lint/style/noRestrictedImports') refused.add(location.path);
    }
  });

  it.each(forbidden)('%s may not import %s', (folder, imported) => {
    expect(refused).toContain(fileOf(folder, imported));
  });

  it.each(allowed)('%s may import %s', (folder, imported) => {
    expect(refused).not.toContain(fileOf(folder, imported));
  });
});

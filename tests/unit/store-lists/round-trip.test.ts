/** What was exported comes back the same: JSON to the byte, CSV in every field. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, original } from '../../../shared/store-lists/formula.ts';
import type { ListFormat } from '../../../shared/store-lists/listed.ts';
import { list } from './arbitrary.ts';
import { listOf, openFolder, textOf } from './workbench.ts';

const formats: readonly ListFormat[] = ['json', 'csv'];

describe('a list that was exported', () => {
  it.each(formats)('%s: fills another computer with the same stores', async (format) => {
    await fc.assert(
      fc.asyncProperty(list, async (stores) => {
        const [from, to] = [openFolder(), openFolder()];
        try {
          const filled = await from.lists.import('json', listOf(stores));
          expect(filled.rows.map(({ outcome }) => outcome)).toEqual(stores.map(() => 'added'));
          const text = textOf(await from.lists.export(format, null));
          expect(
            to.lists.preview(format, text).rows.map(({ outcome, problems }) => [outcome, problems]),
          ).toEqual(stores.map(() => ['new', []]));
          await to.lists.import(format, text);
          for (const again of formats) {
            expect(textOf(await to.lists.export(again, null))).toBe(
              textOf(await from.lists.export(again, null)),
            );
          }
          const same = from.lists.preview(format, text).rows;
          expect(same.map(({ outcome, changes }) => [outcome, changes])).toEqual(
            stores.map(() => ['same', []]),
          );
        } finally {
          from.close();
          to.close();
        }
      }),
      { numRuns: 12 },
    );
  });

  it('brings only the stores that were asked for', async () => {
    const folder = openFolder();
    const connection = { kind: 'practice', edition: 'commerce' } as const;
    folder.addStore({ name: 'One', connection });
    const two = folder.addStore({ name: 'Two', connection });
    const text = textOf(await folder.lists.export('json', [two.id]));
    expect(JSON.parse(text).stores.map(({ name }: { name: string }) => name)).toEqual(['Two']);
    folder.close();
  });
});

describe('formulas', () => {
  it.each(['=1+1', '+49', '-x', '@a', "'=x", "''@", '\t=1', '＝1'])(
    '%j is made harmless and comes back',
    (cell) => {
      expect(neutralise(cell)).toMatch(/^'/);
      expect(original(neutralise(cell))).toBe(cell);
    },
  );
  it('leaves everything else alone, in both directions', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        expect(original(neutralise(cell))).toBe(cell);
      }),
    );
    for (const cell of ['a=b', "'tis", '', "''", "O'Neill"]) {
      expect(neutralise(cell)).toBe(cell);
      expect(original(cell)).toBe(cell);
    }
  });
  it('is in the file, so that a spreadsheet shows it as text', async () => {
    const folder = openFolder();
    folder.addStore({
      name: '=HYPERLINK("http://x")',
      connection: { kind: 'practice', edition: 'commerce' },
    });
    expect(textOf(await folder.lists.export('csv', null))).toContain(`"'=HYPERLINK(""http://x"")"`);
    folder.close();
  });
});

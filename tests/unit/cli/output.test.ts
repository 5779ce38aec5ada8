/** Output for people: widths, colours, and nothing that could move the cursor. */
import { describe, expect, it } from 'vitest';
import { painter, wantsColour } from '../../../electron/cli/output/style.ts';
import { oneLine, pairs, table } from '../../../electron/cli/output/table.ts';

const plain = painter(false);
const esc = String.fromCharCode(27);

describe('a table', () => {
  it('has columns as wide as their widest cell, and no spaces at the end', () => {
    const text = table(
      ['Name', 'State'],
      [
        ['Corner Shop', 'Connected'],
        ['Luma', ''],
      ],
      plain,
    );
    expect(text).toBe('Name         State\nCorner Shop  Connected\nLuma');
  });

  it('knows that a Korean letter is two columns wide', () => {
    expect(
      table(
        ['이름', '상태'],
        [
          ['가든', 'x'],
          ['abc', 'y'],
        ],
        plain,
      ),
    ).toBe('이름  상태\n가든  x\nabc   y');
  });

  it('lets no name move the cursor, break the row or change the colour', () => {
    const text = table(['Name'], [[`A${esc}[2J\r\nB\u009bC`]], plain);
    expect(text).toBe('Name\nA [2J B C');
    expect(oneLine('a\nb')).toBe('a b');
    expect(oneLine('shop\u202Egro.live\u001b[2J')).toBe('shop gro.live [2J');
    expect(pairs([['Name', `x${esc}[31m`]], plain)).toBe('Name  x [31m');
  });

  it('colours cells without changing their width', () => {
    const text = table(['A', 'B'], [['x', 'y']], painter(true), (_row, column) =>
      column === 0 ? 'red' : null,
    );
    expect(text).toContain(`${esc}[31mx${esc}[39m  y`);
  });
});

describe('colours', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%j on a terminal: %s', (env, isTerminal, expected) => {
    expect(wantsColour(env, isTerminal)).toBe(expected);
  });
});

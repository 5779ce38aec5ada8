import { describe, expect, it } from 'vitest';
import en from '../../shared/locales/en/later-steps.json';
import ko from '../../shared/locales/ko/later-steps.json';

/** What a text takes and emphasises: `{name}` and `<b>`; the words of a branch are no slots. */
const slots = (text: string): string[] =>
  [
    ...new Set([...text.matchAll(/\{([a-z]\w*)[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? tag ?? '')),
  ].sort();

describe('texts of the later steps', () => {
  it('are there in both languages, and none is empty', () => {
    expect(Object.keys(ko)).toEqual(Object.keys(en));
    expect([...Object.values(en), ...Object.values(ko)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const slotsOf = (texts: Record<string, string>): Record<string, string[]> =>
      Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, slots(text)]));
    expect(slotsOf(ko)).toEqual(slotsOf(en));
  });

  it('forbid, and never recommend, moving a production store that is in use', () => {
    const titles = [
      'plan.warning.moves-production.title',
      'plan.warning.moves-production-with-keys.title',
    ] as const;
    for (const id of titles) {
      expect(en[id]).toMatch(/^Do not change/);
      expect(ko[id]).toMatch(/변경하지 마십시오$/);
    }
  });

  it('never translate the names of the services and never raise the voice', () => {
    for (const [id, text] of Object.entries(en)) {
      const translated = Object.entries(ko).find(([key]) => key === id)?.[1] ?? '';
      for (const name of ['Payment Services', 'Live Search', 'Product Recommendations']) {
        expect(translated.includes(name), id).toBe(text.includes(name));
      }
      expect(`${text}${translated}`.includes('!'), id).toBe(false);
    }
  });
});

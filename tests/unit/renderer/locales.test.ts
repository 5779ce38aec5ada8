/** Both languages say the same things, with the same values in them, and nothing is missing or left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import en from '../../../renderer/app/catalogue.en.ts';
import ko from '../../../renderer/app/catalogue.ko.ts';
import type { MessageId } from '../../../renderer/app/message-ids.ts';
import type { Catalogue } from '../../../renderer/app/messages.ts';
import { problemActions, problemCatalogue } from '../../../shared/problems.ts';
import { argumentsOf, tagsOf } from './icu.ts';

const folder = join(import.meta.dirname, '../../../shared/locales');
const read = (language: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8'));

const jsonIn = (place: string): string[] =>
  readdirSync(join(folder, place)).filter((file) => file.endsWith('.json'));
const atStart = jsonIn('en');
/** Texts that come with their screens. */
const late = jsonIn('en/late').map((file) => `late/${file}`);
const files = [...atStart, ...late];
/** What only the command line says is not in the page's catalogue; tests/unit/cli looks at that. */
const pageFiles = atStart.filter((file) => file !== 'cli.json');

describe('locales', () => {
  it('has the same files in both languages', () => {
    expect([...jsonIn('ko'), ...jsonIn('ko/late').map((file) => `late/${file}`)]).toEqual(files);
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s: the same messages in the same order', (file) => {
    expect(Object.keys(read('ko', file))).toEqual(Object.keys(read('en', file)));
  });

  it.each(files)('%s: the same arguments and tags', (file) => {
    const korean = read('ko', file);
    for (const [id, message] of Object.entries(read('en', file))) {
      expect(argumentsOf(korean[id] ?? ''), id).toEqual(argumentsOf(message));
      expect(tagsOf(korean[id] ?? ''), id).toEqual(tagsOf(message));
    }
  });

  it('defines each message once', () => {
    const ids = files.flatMap((file) => Object.keys(read('en', file)));
    expect(ids.length).toBe(new Set(ids).size);
    const shown = pageFiles.flatMap((file) => Object.keys(read('en', file)));
    expect(Object.keys(en).sort()).toEqual([...shown].sort());
    expect(Object.keys(ko).sort()).toEqual([...shown].sort());
  });

  it.each(files)('%s: no empty text and no exclamation mark', (file) => {
    for (const language of ['en', 'ko']) {
      for (const [id, message] of Object.entries(read(language, file))) {
        expect(message.trim(), id).not.toBe('');
        expect(message, id).not.toContain('!');
      }
    }
  });

  it('has a title, a reason and a way out for every problem, and a label for every action', () => {
    const parts = Object.keys(problemCatalogue).flatMap((code) =>
      ['title', 'why', 'todo'].map((part) => `problem.${code}.${part}`),
    );
    const labels = problemActions.map((action) => `problem-action.${action}`);
    for (const id of [...parts, ...labels]) expect(Object.keys(en), id).toContain(id);
  });

  /** The formatter reports what it cannot read; every value that a message may want is given. */
  const languages: readonly { locale: 'en' | 'ko'; messages: Catalogue }[] = [
    { locale: 'en', messages: en },
    { locale: 'ko', messages: ko },
  ];
  it.each(languages)('$locale: every message can be formatted', ({ locale, messages }) => {
    const errors: string[] = [];
    const intl = createIntl({ locale, messages, onError: (error) => errors.push(error.message) });
    const known = (id: string): id is MessageId => id in en;
    const tag = (chunks: string[]) => chunks.join('');
    for (const id of Object.keys(en).filter(known)) {
      const values = Object.fromEntries(argumentsOf(messages[id]).map((name) => [name, 2]));
      expect(intl.formatMessage({ id }, { ...values, b: tag, ui: tag, code: tag }), id).not.toBe(id);
    }
    for (const file of late) {
      for (const message of Object.values(read(locale, file))) {
        const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 2]));
        new IntlMessageFormat(message, locale).format({ ...values, b: tag });
      }
    }
    expect(errors).toEqual([]);
  });
});

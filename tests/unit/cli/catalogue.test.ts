/** The command line can say everything that it may have to: its own texts, and every problem in full. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../../electron/cli/words/catalogue.en.ts';
import ko from '../../../electron/cli/words/catalogue.ko.ts';
import { cliProblemCodes } from '../../../electron/cli/words/problem-text.ts';
import { loadWords } from '../../../electron/cli/words/words.ts';
import { languages } from '../../../shared/language.ts';
import { type ProblemCode, problemCatalogue, problemOf } from '../../../shared/problems.ts';
import { argumentsOf } from '../renderer/icu.ts';

const folder = join(import.meta.dirname, '../../../shared/locales');
const idsOf = (language: string): string[] =>
  readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, language, file), 'utf8'))));

const isCode = (code: string): code is ProblemCode => Object.hasOwn(problemCatalogue, code);
const codes = Object.keys(problemCatalogue).filter(isCode);

describe('the catalogue of the command line', () => {
  it('holds every problem of every file', () => {
    const problems = (ids: readonly string[]) => ids.filter((id) => id.startsWith('problem.')).sort();
    expect(problems(Object.keys(en))).toEqual(problems(idsOf('en')));
    expect(problems(Object.keys(ko))).toEqual(problems(idsOf('ko')));
  });

  it.each(languages)('%s: explains every problem of the catalogue', async (language) => {
    const words = await loadWords(language);
    for (const code of codes) {
      const text = words.explain(problemOf(code));
      for (const part of [text.title, text.cause, text.fix]) expect(part, code).not.toBe(code);
    }
  });

  it.each(languages)('%s: explains every problem of its own, with its values', async (language) => {
    const words = await loadWords(language);
    const catalogue: Readonly<Record<string, string>> = language === 'en' ? en : ko;
    for (const code of cliProblemCodes) {
      const messages = ['title', 'why', 'todo'].map((part) => catalogue[`problem.${code}.${part}`] ?? '');
      const params = Object.fromEntries(messages.flatMap(argumentsOf).map((name) => [name, 7]));
      const text = words.explain({ code, params });
      expect([text.title, text.cause, text.fix].join(' '), code).not.toMatch(/[{}]|problem\./);
    }
  });

  it.each(languages)('%s: formats every text of its own', async (language) => {
    const words = await loadWords(language);
    const catalogue: Readonly<Record<string, string>> = language === 'en' ? en : ko;
    const own = Object.keys(catalogue).filter((id) => id.startsWith('cli.'));
    expect(own.length).toBeGreaterThan(50);
    for (const id of own) {
      const values = Object.fromEntries(argumentsOf(catalogue[id] ?? '').map((name) => [name, 3]));
      expect(words.find(id, values), id).not.toMatch(/[{}]/);
    }
  });

  it('shows a terminal what is between the marks of the screens', async () => {
    const words = await loadWords('en');
    const text = words.say('plan.warning.moves-data.text', { fromName: 'Old', toName: 'New' });
    expect(text).toContain('uses Old now and would use New.');
  });
});

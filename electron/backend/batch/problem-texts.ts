/** A problem in words: what happened, why, and what to do, from the catalogue in the user's language. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../shared/language.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';

type Texts = Readonly<Record<string, string>>;

/** Loaded when a report is asked for: nothing else in the backend speaks. */
const loaders: Readonly<Record<Language, () => Promise<{ default: Texts }>>> = {
  en: () => import('./problem-texts.en.ts'),
  ko: () => import('./problem-texts.ko.ts'),
};

/** Marks of the screens: a page of text shows what is between them. */
const bare = (chunks: readonly unknown[]): string => chunks.join('');
const marks = { b: bare, ui: bare, code: bare };

export const formatText = (
  message: string,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string => {
  const text = new IntlMessageFormat(message, language).format({ ...marks, ...values });
  return Array.isArray(text) ? text.join('') : String(text);
};

export interface ExplainedProblem {
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

export const loadProblemTexts = async (
  language: Language,
): Promise<(problem: Problem) => ExplainedProblem> => {
  const texts = (await loaders[language]()).default;
  return ({ code, params }) => {
    const values = problemOf(code, params).params;
    const part = (name: keyof ExplainedProblem): string =>
      formatText(texts[`problem.${code}.${name}`] ?? code, language, values);
    return { title: part('title'), why: part('why'), todo: part('todo') };
  };
};

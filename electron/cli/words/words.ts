/** What the command line says, in the user's language: messages of the catalogue, and problems in full. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../shared/language.ts';
import type { Problem } from '../../../shared/problems.ts';
import type english from './catalogue.en.ts';
import { type CliProblem, explanationOf, type ProblemText } from './problem-text.ts';

export type MessageId = keyof typeof english;
type Catalogue = Readonly<Record<MessageId, string>>;
export type Values = Readonly<Record<string, string | number>>;

const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./catalogue.en.ts'),
  ko: () => import('./catalogue.ko.ts'),
};

export interface Words {
  readonly language: Language;
  say(id: MessageId, values?: Values): string;
  /** The message if there is one of this id. */
  find(id: string, values?: Values): string | null;
  explain(problem: Problem | CliProblem): ProblemText;
}

/** Marks of the screens: a terminal shows what is between them. */
const bare = (chunks: readonly unknown[]): string => chunks.join('');
const marks = { b: bare, ui: bare, code: bare };

export const loadWords = async (language: Language): Promise<Words> => {
  const catalogue = (await catalogues[language]()).default;
  const isId = (id: string): id is MessageId => Object.hasOwn(catalogue, id);
  const say = (id: MessageId, values: Values = {}): string => {
    const text = new IntlMessageFormat(catalogue[id], language).format({ ...marks, ...values });
    return Array.isArray(text) ? text.join('') : String(text);
  };
  const find = (id: string, values: Values = {}): string | null => (isId(id) ? say(id, values) : null);
  return { language, say, find, explain: (problem) => explanationOf(problem, find) };
};

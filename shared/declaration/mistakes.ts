/** What is wrong with a declaration, as problems of the catalogue, each with its path. Pure. */
import type { z } from 'zod';
import { environments, keyFields } from '../model/environment.ts';
import { type Problem, problemOf } from '../problems.ts';
import { isReservedVariable } from '../reserved-variables.ts';
import { type Declaration, declarationSchema } from './index.ts';
import { keysAt, nearest, valuesAt } from './names.ts';

export interface Mistake {
  readonly path: readonly PropertyKey[];
  /** It is about this key of the mapping at `path`, not about its value. */
  readonly key?: string;
  readonly problem: Problem;
}

type Issue = z.core.$ZodIssue;

/** Names that users typed go into texts; something longer is no name, and could be anything. */
const shown = (name: PropertyKey): string => {
  const text = String(name);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const lastName = (path: readonly PropertyKey[]): string => {
  const names = path.filter((step) => typeof step === 'string');
  return shown(names.at(-1) ?? 'stores.yaml');
};

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  );

const wanted = (issue: Issue, path: readonly PropertyKey[]): string => {
  const choices = valuesAt(declarationSchema, path);
  if (choices.length > 0) return choices.join(' | ');
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'invalid_type':
      return issue.expected;
    case 'too_big':
      return `<= ${issue.maximum}`;
    case 'too_small':
      return `>= ${issue.minimum}`;
    case 'invalid_format':
      return issue.format;
    default:
      return 'another form';
  }
};

/** Of the forms that a value may have, the one that it comes nearest to. */
const nearestForm = (errors: readonly (readonly Issue[])[]): readonly Issue[] | null => {
  const [best] = errors
    .filter(
      (issues) =>
        !issues.some(
          ({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
        ),
    )
    .toSorted((one, other) => one.length - other.length);
  if (best === undefined) return null;
  // What is missing depends on which form was meant, and that is what the unknown key says.
  const unknown = best.filter(({ path, code }) => path.length === 0 && code === 'unrecognized_keys');
  return unknown.length > 0 ? unknown : best;
};

const isKeyPlace = (path: readonly PropertyKey[]): boolean =>
  path.includes('keys') && (path.at(-1) === 'apiKey' || path.at(-1) === 'privateKey');

const ofIssue = (issue: Issue, above: readonly PropertyKey[], input: unknown): readonly Mistake[] => {
  const path = [...above, ...issue.path];
  const given = valueAt(input, path);
  if (isKeyPlace(path) && typeof given === 'string') {
    return [{ path, problem: problemOf('declaration.inline-secret', { key: lastName(path) }) }];
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(declarationSchema, path);
    return issue.keys.map((key) => ({
      path,
      key,
      problem: problemOf('declaration.unknown-key', {
        key: shown(key),
        suggestion: nearest(key, known) ?? 'none',
        known: known.join(', '),
      }),
    }));
  }
  if (given === undefined && path.length > 0) {
    return [{ path, problem: problemOf('declaration.missing-key', { key: lastName(path) }) }];
  }
  const form = issue.code === 'invalid_union' ? nearestForm(issue.errors) : null;
  if (form !== null) return form.flatMap((inner) => ofIssue(inner, path, input));
  return [
    {
      path,
      problem: problemOf('declaration.wrong-value', { key: lastName(path), wanted: wanted(issue, path) }),
    },
  ];
};

/** A key that was misspelt is not missing as well. */
const withoutDoubles = (mistakes: readonly Mistake[]): readonly Mistake[] => {
  const place = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));
  const meant = new Set(
    mistakes.flatMap(({ path, key, problem }) =>
      key === undefined ? [] : [place([...path, problem.params.suggestion ?? ''])],
    ),
  );
  return mistakes.filter(
    ({ path, problem }) => problem.code !== 'declaration.missing-key' || !meant.has(place(path)),
  );
};

const twice = (list: 'clients' | 'stores', names: readonly string[]): readonly Mistake[] => {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const plain = name.trim().toLowerCase();
    const isTwice = seen.has(plain);
    seen.add(plain);
    const problem = problemOf('declaration.name-twice', { name: shown(name) });
    return isTwice ? [{ path: [list, index, 'name'], problem }] : [];
  });
};

/** It would be taken away from every program that is started later. */
const reserved = ({ clients }: Declaration): readonly Mistake[] =>
  clients.flatMap(({ keys }, index) =>
    typeof keys === 'string'
      ? []
      : environments.flatMap((environment) =>
          keyFields.flatMap((field): Mistake[] => {
            const ref = keys[environment][field];
            if (!('env' in ref) || !isReservedVariable(ref.env)) return [];
            const problem = problemOf('declaration.reserved-variable', { name: shown(ref.env) });
            return [{ path: ['clients', index, 'keys', environment, field, 'env'], problem }];
          }),
        ),
  );

const relations = (declaration: Declaration): readonly Mistake[] => {
  const { clients, stores } = declaration;
  const known = clients.map(({ name }) => name);
  const unknown = stores.flatMap(({ client }, index): Mistake[] => {
    if (known.includes(client)) return [];
    const suggestion = nearest(client, known) ?? 'none';
    const problem = problemOf('declaration.unknown-client', { name: shown(client), suggestion });
    return [{ path: ['stores', index, 'client'], problem }];
  });
  return [
    ...twice('clients', known),
    ...twice(
      'stores',
      stores.map(({ name }) => name),
    ),
    ...unknown,
    ...reserved(declaration),
  ];
};

export type Understood =
  | { readonly declaration: Declaration; readonly mistakes?: never }
  | { readonly mistakes: readonly Mistake[]; readonly declaration?: never };

/** All mistakes at once; what belongs together (names, clients) is looked at when the forms are right. */
export const understand = (input: unknown): Understood => {
  const parsed = declarationSchema.safeParse(input);
  if (!parsed.success) {
    return { mistakes: withoutDoubles(parsed.error.issues.flatMap((issue) => ofIssue(issue, [], input))) };
  }
  const mistakes = relations(parsed.data);
  return mistakes.length > 0 ? { mistakes } : { declaration: parsed.data };
};

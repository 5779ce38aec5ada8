/** Gathers the values of `keys add` from where they are, and hands them to the backend, which recognises and repairs them. */
import { z } from 'zod';
import type { EnterResult, KeyInput } from '../../../shared/contract/credentials.ts';
import { environments, keyFields, type Slot } from '../../../shared/model/environment.ts';
import { environmentSchema, slotSchema } from '../../../shared/model/environment-schema.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { parseSource, readSource } from '../ask/source.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import type { Session } from '../frame/session.ts';
import { checkSources, type NamedSource } from './named-secrets.ts';

export const valueOptionsSchema = z.object({
  file: z.array(z.string()),
  from: z.array(z.string()),
  environment: environmentSchema.optional(),
});
type ValueOptions = z.infer<typeof valueOptionsSchema>;

/** `sandbox.apiKey=env:NAME`. Throws without quoting it: it may be the secret. */
const parseFrom = (text: string) => {
  const what = '--from';
  const [, environment, field, source] = /^(\w+)\.(\w+)=(.+)$/s.exec(text) ?? [];
  const slot = slotSchema.safeParse({ environment, field });
  if (!slot.success || source === undefined) throw new CliError('cli.secret-source', { what });
  return { slot: slot.data, source: parseSource(source, what) };
};

/** Throws what is wrong with the options alone, before anything is done. `others` = what else the command reads. */
export const checkValues = (
  session: Pick<Session, 'io'>,
  { file, from, environment }: ValueOptions,
  others: readonly NamedSource[] = [],
): void => {
  if (environment !== undefined && file.length === 0) throw usageError('cli.usage.environment-of-file');
  const named = from.map((text) => {
    parseFrom(text);
    return { option: '--from', source: text.slice(text.indexOf('=') + 1) };
  });
  const inputs = file.filter((path) => path === '-').map((source) => ({ option: '--file', source }));
  checkSources(session, [...named, ...inputs, ...others]);
};

const fromFiles = async ({ file, environment }: ValueOptions, session: Session): Promise<KeyInput[]> => {
  const where = environment ?? null;
  const paths = file.filter((path) => path !== '-');
  const inputs: KeyInput[] = paths.length === 0 ? [] : [{ kind: 'paths', paths, environment: where }];
  if (paths.length === file.length) return inputs;
  const text = await readSource({ from: 'input' }, session.io);
  return [...inputs, { kind: 'block', text, environment: where }];
};

const fromSources = async ({ from }: ValueOptions, session: Session): Promise<KeyInput[]> => {
  const inputs: KeyInput[] = [];
  // One after the other: two password managers must not ask at the same time.
  for (const { slot, source } of from.map(parseFrom)) {
    inputs.push({ kind: 'field', slot, text: await readSource(source, session.io) });
  }
  return inputs;
};

const allSlots: readonly Slot[] = environments.flatMap((environment) =>
  keyFields.map((field) => ({ environment, field })),
);

/** Asks for what is missing; an empty answer leaves a value out. */
const fromTerminal = async (session: Session, present: KeySet | null): Promise<KeyInput[]> => {
  const inputs: KeyInput[] = [];
  for (const slot of allSlots) {
    if (present?.[slot.environment][slot.field]) continue;
    const text = await session.askHidden(`cli.ask.${slot.environment}.${slot.field}`);
    if (text.trim() !== '') inputs.push({ kind: 'field', slot, text });
  }
  return inputs;
};

/** Throws `cli.terminal-needed` where nothing is named and nobody can be asked. */
export const gatherValues = async (
  session: Session,
  options: ValueOptions,
  present: KeySet | null,
): Promise<readonly KeyInput[]> => {
  const isNamed = options.file.length + options.from.length > 0;
  if (!isNamed) return fromTerminal(session, present);
  return [...(await fromSources(options, session)), ...(await fromFiles(options, session))];
};

type Entered = Extract<EnterResult['findings'][number], { outcome: 'accepted' }>;

export interface EnteredKeys {
  readonly accepted: readonly Entered[];
  readonly refused: readonly Exclude<EnterResult['findings'][number], { outcome: 'accepted' }>[];
  /** Values that could belong elsewhere, and wait for a decision that a command line cannot ask for. */
  readonly undecided: number;
}

export const enterValues = async (
  session: Session,
  keySetId: string,
  inputs: readonly KeyInput[],
): Promise<EnteredKeys> => {
  const results: EnterResult[] = [];
  for (const input of inputs) results.push(await session.client().credentials.enter({ keySetId, input }));
  const findings = results.flatMap((result) => result.findings);
  return {
    accepted: findings.filter((finding): finding is Entered => finding.outcome === 'accepted'),
    refused: findings.filter((finding) => finding.outcome === 'refused'),
    undecided: results.flatMap(({ offers }) => offers).length,
  };
};

/** `keys add`: the values of a client go from where they are straight into the keychain. */
import { z } from 'zod';
import { editionSchema } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import type { Action, Outcome, Session } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { checkKeys } from '../support/check-keys.ts';
import { clientTable, storesOf } from '../support/client-data.ts';
import {
  checkValues,
  type EnteredKeys,
  enterValues,
  gatherValues,
  valueOptionsSchema,
} from '../support/enter-keys.ts';
import { findClientOrNone } from '../support/select.ts';

const argsSchema = z.tuple([z.string().trim().min(1).max(120)]);
const optionsSchema = valueOptionsSchema.extend({
  practice: z.boolean().default(false),
  edition: editionSchema,
  check: z.boolean(),
});
type Options = z.infer<typeof optionsSchema>;

/** Why not everything was kept; nothing = it was. */
const problemOf = ({ refused, undecided }: EnteredKeys): Outcome['problem'] => {
  const [first] = refused;
  if (first !== undefined) return first.problem;
  return undecided > 0 ? new CliError('cli.keys-undecided').problem : undefined;
};

/** A client that was made for values of which none could be kept goes again. */
const enterInto = async (
  session: Session,
  keySet: KeySet,
  isNew: boolean,
  inputs: Awaited<ReturnType<typeof gatherValues>>,
): Promise<EnteredKeys> => {
  const forget = (): Promise<unknown> =>
    isNew ? session.client().credentials.remove({ keySetId: keySet.id }) : Promise.resolve();
  try {
    const entered = await enterValues(session, keySet.id, inputs);
    if (entered.accepted.length === 0) await forget();
    return entered;
  } catch (error) {
    await forget();
    throw error;
  }
};

const enter = async (session: Session, label: string, options: Options) => {
  const api = session.client();
  const found = await findClientOrNone(api, label);
  // Practice keys in the place of a client's real ones would end what its stores can do.
  if (options.practice && found !== null && !found.practice) throw new ProblemError('rotation.other-kind');
  const isNamed = options.file.length + options.from.length > 0;
  if (options.practice && !isNamed) {
    const keySet = found ?? (await api.credentials.create({ label, practice: true }));
    await api.practice.makeKeys({ keySetId: keySet.id, edition: options.edition });
    return { keySetId: keySet.id, entered: { accepted: [], refused: [], undecided: 0 } };
  }
  const inputs = await gatherValues(session, options, found);
  if (inputs.length === 0) throw usageError('cli.usage.no-value');
  const keySet = found ?? (await api.credentials.create({ label, practice: options.practice }));
  return { keySetId: keySet.id, entered: await enterInto(session, keySet, found === null, inputs) };
};

export const run: Action = async (session, given) => {
  const [label] = argsSchema.parse(given.args);
  const options = optionsSchema.parse(given.options);
  checkValues(session, options);
  const { keySetId, entered } = await enter(session, label, options);
  const api = session.client();
  const kept = (await api.credentials.list()).find(({ id }) => id === keySetId);
  const problem = problemOf(entered);
  if (kept === undefined) {
    const [first] = entered.refused;
    if (first === undefined && entered.undecided > 0) throw new CliError('cli.keys-undecided');
    throw first === undefined
      ? new CliError('cli.keys-refused', { reason: 'none' })
      : new ProblemError(first.problem.code, first.problem.params);
  }
  const checked = options.check && problem === undefined ? await checkKeys(session, kept, null) : null;
  const client = checked?.data.client ?? kept;
  const data: DataOf<'keys add'> = {
    client,
    entered: entered.accepted.map(({ slot, repairs }) => ({ slot, repairs })),
  };
  const text = clientTable([{ keySet: client, stores: storesOf(client, await api.stores.list()) }], session);
  const worst = problem ?? checked?.problem;
  return { data, text, ...(worst && { problem: worst }) };
};

/** `rotate`: a client's pairs are replaced, and all its stores get the new ones; or a rotation is gone on with. */
import { z } from 'zod';
import { editionSchema } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Rotation } from '../../../shared/rotation.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import type { Action, Session } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import {
  batchOptionsSchema,
  batchOutcome,
  follow,
  idsOf,
  paceOf,
  parseBatchOptions,
  reachStores,
} from '../support/batch.ts';
import { checkValues, enterValues, gatherValues, valueOptionsSchema } from '../support/enter-keys.ts';
import { reachSources } from '../support/named-secrets.ts';
import { rotationText } from '../support/rotation-text.ts';
import { findClient, selectStores } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = batchOptionsSchema.extend({
  ...valueOptionsSchema.shape,
  practice: z.boolean().default(false),
  edition: editionSchema,
  status: z.boolean().default(false),
  giveUp: z.boolean().default(false),
  anew: z.boolean().default(false),
  unknownProject: z.array(z.string()),
  overwriteForeign: z.array(z.string()),
});
type Options = z.infer<typeof optionsSchema>;

const idsNamed = async (session: Session, names: readonly string[]): Promise<string[]> => {
  if (names.length === 0) return [];
  return (await selectStores(session.client(), names)).map(({ store }) => store.id);
};

/** The new pairs, as a key set of their own until they move in. Nothing of it stays when they do not. */
const enterNew = async (session: Session, client: KeySet, options: Options): Promise<KeySet> => {
  const api = session.client();
  if (options.practice && !client.practice) throw new ProblemError('rotation.other-kind');
  const inputs = options.practice ? [] : await gatherValues(session, options, null);
  const label = `${client.label} (${new Date().toISOString()})`.slice(-120);
  const fresh = await api.credentials.create({ label, practice: client.practice });
  try {
    if (options.practice)
      return await api.practice.makeKeys({ keySetId: fresh.id, edition: options.edition });
    const { refused, undecided } = await enterValues(session, fresh.id, inputs);
    if (undecided > 0) throw new CliError('cli.keys-undecided');
    const [first] = refused;
    if (first !== undefined)
      throw new CliError('cli.keys-refused', { reason: session.words.explain(first.problem).title });
    return fresh;
  } catch (error) {
    await api.credentials.remove({ keySetId: fresh.id });
    throw error;
  }
};

const begin = async (session: Session, client: KeySet, options: Options): Promise<void> => {
  const api = session.client();
  const unknownProjects = await idsNamed(session, options.unknownProject);
  const { id: keySetId, label } = client;
  const { stores } = await api.rotation.overview({ keySetId });
  await session.confirm('cli.confirm.rotate', { name: label, count: stores.length });
  const fresh = await enterNew(session, client, options);
  try {
    await api.credentials.check({ keySetId: fresh.id, storeId: null });
    // Stopped while the gateways were asked: the client's keys stay as they are.
    if (session.signal.aborted) throw new CliError('cli.stopped');
    await api.rotation.begin({ keySetId, fromKeySetId: fresh.id, unknownProjects, anew: options.anew });
  } catch (error) {
    await api.credentials.remove({ keySetId: fresh.id });
    throw error;
  }
};

const saysValues = ({ file, from, practice }: Options): boolean => practice || file.length + from.length > 0;

const dataOf = (rotation: Rotation): Pick<DataOf<'rotate'>, 'rotation'> => ({ rotation });

export const run: Action = async (session, given) => {
  const [wanted] = argsSchema.parse(given.args);
  const options = parseBatchOptions(session, optionsSchema, given.options);
  checkValues(session, options, reachSources(options));
  const api = session.client();
  const client = await findClient(api, wanted);
  const keySetId = client.id;
  const now = await api.rotation.overview({ keySetId });
  if (options.status) return { data: { report: null, ...dataOf(now) }, text: rotationText(now, session) };
  const own = (await selectStores(api, [], options.only)).filter(({ store }) => store.keySetId === keySetId);
  // Whatever is wrong with the options is said before keys are replaced, not between that and the stores.
  const overwriteForeign = await idsNamed(session, options.overwriteForeign);
  if (options.giveUp) {
    await session.confirm('cli.confirm.give-up-rotation', { name: client.label });
    // Stopped half-way and said again, it goes on: the pairs do not change places a second time.
    if (now.open?.givenUp !== true) await api.rotation.giveUp({ keySetId });
  } else if (saysValues(options) || options.anew || now.open === null) {
    await begin(session, client, options);
  } else {
    if (options.unknownProject.length > 0) {
      throw usageError('cli.usage.when-it-begins', { name: '--unknown-project' });
    }
    await session.confirm('cli.confirm.rotate', { name: client.label, count: now.stores.length });
  }
  const isNarrowed = options.only.length > 0;
  await reachStores(session, own, options);
  const input = {
    keySetId,
    storeIds: isNarrowed ? idsOf(own) : null,
    overwriteForeign,
    ...paceOf(options),
  };
  const report = await follow(session, await api.rotation.run(input, { signal: session.signal }));
  const after = await api.rotation.overview({ keySetId });
  return batchOutcome(session, report, options, {
    data: dataOf(after),
    before: rotationText(after, session),
  });
};

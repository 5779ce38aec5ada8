/** The keys that a change by hand replaces: recognised among our key sets, kept in the keychain until they are put back. */
import { keyPath } from '../../../shared/model/config-paths.ts';
import type {
  GuidedAnswers,
  GuidedFormer,
  GuidedProgress,
} from '../../../shared/model/connections/guided.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Credentials } from '../credentials/index.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';
import type { Snapshot } from '../instance/connection.ts';
import type { Snapshots } from '../onboarding/snapshots.ts';
import type { Repository } from '../stores/repository.ts';

interface Options {
  readonly keySets: Pick<Repository['keySets'], 'get'>;
  readonly readPair: Credentials['readPair'];
  readonly snapshots: Snapshots;
}

const rowsOf = (environment: Environment, pair: KeyPairSecrets): Snapshot => [
  { path: keyPath({ environment, field: 'apiKey' }), present: true, value: pair.apiKey },
  { path: keyPath({ environment, field: 'privateKey' }), present: true, value: pair.privateKeyPem },
];

export function createFormer({ keySets, readPair, snapshots }: Options) {
  /** A key set whose pair is whole; otherwise the user has to answer anew. */
  const pairOf = (answers: GuidedAnswers, environment: Environment): GuidedFormer['sandbox'] => {
    const answer = answers[environment];
    if (answer?.kind !== 'key-set') return null;
    const { apiKey, privateKey } = keySets.get(answer.keySetId)?.[environment] ?? {};
    if (!apiKey || !privateKey) throw new ProblemError('apply.not-ready');
    return { apiKey, privateKey: { fingerprint: privateKey.fingerprint } };
  };

  /** Keeps what the new keys will replace. Throws `keychain.*`: then nothing is entered yet. */
  const prepare = async (
    storeId: string,
    target: GuidedProgress['target'],
    answers: GuidedAnswers,
  ): Promise<GuidedFormer> => {
    const former = { sandbox: pairOf(answers, 'sandbox'), production: pairOf(answers, 'production') };
    const wanted = { sandbox: target.sandboxPair, production: target.productionPair };
    const rows: Snapshot[number][] = [];
    for (const environment of environments) {
      const answer = answers[environment];
      const pair = former[environment];
      if (answer?.kind !== 'key-set' || pair === null) continue;
      const identity = `${pair.apiKey.fingerprint}:${pair.privateKey.fingerprint}`;
      if (identity === wanted[environment]) continue;
      rows.push(...rowsOf(environment, await readPair(answer.keySetId, environment)));
      const now = keySets.get(answer.keySetId)?.[environment];
      // Another window may have given the key set other keys meanwhile.
      if (!now || pairIdentity(now) !== identity) throw new ProblemError('apply.not-ready');
    }
    if (rows.length > 0) await snapshots.prepare(storeId, rows);
    else await snapshots.discardPrepared(storeId);
    return former;
  };

  return { prepare };
}

/** What the gateways and the registry say about former values that the user has put back. Nothing here stops an undo. */

import { isSameText } from '../../../shared/guided-undo.ts';
import { keyPath } from '../../../shared/model/config-paths.ts';
import type { GuidedUndo } from '../../../shared/model/connections/guided.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';
import type { Snapshot } from '../instance/connection.ts';
import type { RegistryClient } from '../registry/types.ts';

export type Pairs = Readonly<Record<Environment, KeyPairSecrets | null>>;
type Verified = NonNullable<GuidedUndo['verified']>;

/** Milliseconds, for all attempts of one question. */
const patience = 45_000;

/** The pairs that are whole in a snapshot of the guided way, which holds plain values. */
export const pairsIn = (snapshot: Snapshot | null): Pairs => {
  const shown = (environment: Environment, field: 'apiKey' | 'privateKey'): string | null => {
    const row = snapshot?.find(({ path }) => path === keyPath({ environment, field }));
    return row?.present ? row.value : null;
  };
  const pairOf = (environment: Environment): KeyPairSecrets | null => {
    const apiKey = shown(environment, 'apiKey');
    const privateKeyPem = shown(environment, 'privateKey');
    return apiKey && privateKeyPem ? { apiKey, privateKeyPem } : null;
  };
  return { sandbox: pairOf('sandbox'), production: pairOf('production') };
};

interface Asking {
  readonly client: Pick<RegistryClient, 'checkPair' | 'projects'>;
  readonly gateways: Readonly<Record<Environment, string>>;
}

/** The worst word counts. */
export const checkPairs = async ({ client, gateways }: Asking, pairs: Pairs): Promise<Verified['keys']> => {
  const asked = await Promise.all(
    environments.map(async (environment) => {
      const pair = pairs[environment];
      if (pair === null) return null;
      const signal = AbortSignal.timeout(patience);
      return (await client.checkPair({ baseUrl: gateways[environment], pair, signal })).verdict;
    }),
  );
  return (['rejected', 'not-confirmed', 'accepted'] as const).find((word) => asked.includes(word)) ?? 'none';
};

/** Does the registry know the former project and data space under this pair? null = that one was not put back. */
export const checkRegistry = async (
  { client, gateways }: Asking,
  pair: KeyPairSecrets,
  wanted: { readonly project: string | null; readonly dataSpace: string | null },
): Promise<Verified['registry']> => {
  try {
    const signal = AbortSignal.timeout(patience);
    const projects = await client.projects({ baseUrl: gateways.production, pair, signal });
    const { project, dataSpace } = wanted;
    const isKnown = projects
      .filter((each) => project === null || isSameText(project, [each.projectId, each.projectName]))
      .some(
        (each) =>
          dataSpace === null ||
          each.dataSpaces.some((space) =>
            isSameText(dataSpace, [space.environmentId, space.environmentName]),
          ),
      );
    return isKnown ? 'confirmed' : 'not-found';
  } catch {
    return 'not-confirmed';
  }
};

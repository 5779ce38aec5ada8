/** The clients of a plan: their keys are read and shown to the gateways, and nothing is kept. */
import type { PlannedClient } from '../../../shared/declaration/plan.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { type KeyCheck, type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import { pemOf } from '../credentials/index.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';
import { type FoundClient, isNamed, wantedKeySet } from './clients.ts';
import type { DeclarationPorts } from './ports.ts';

const checkTimeout = 45_000;

export interface LookedClient {
  readonly planned: PlannedClient;
  /** The key set as it would be, with the gateways' word; null = its keys are not made yet, or do not do. */
  readonly keySet: KeySet | null;
  /** Secret. */
  readonly readPair: (environment: Environment) => Promise<KeyPairSecrets>;
}

const valuesOf = ({ values }: FoundClient, environment: Environment): KeyPairSecrets | null => {
  const own = values.filter(({ slot }) => slot.environment === environment).map(({ value }) => value);
  const apiKey = own.find((value) => value.field === 'apiKey');
  const privateKey = own.find((value) => value.field === 'privateKey');
  if (apiKey?.field !== 'apiKey' || privateKey?.field !== 'privateKey') return null;
  return { apiKey: apiKey.reading.value, privateKeyPem: pemOf(privateKey.reading.der) };
};

type Ports = Pick<DeclarationPorts, 'registry' | 'gatewaysOf' | 'pairs' | 'now'>;

/** `unconfirmed` = clients whose keys will do although a gateway could not be asked about them. */
export const lookAtClient = async (
  found: FoundClient,
  ports: Ports,
  unconfirmed: readonly string[],
): Promise<LookedClient> => {
  const { name, keySet, change, findings } = found;
  const at = ports.now().toISOString();
  const wanted = wantedKeySet(found, at);
  const readPair = async (environment: Environment): Promise<KeyPairSecrets> => {
    const given = valuesOf(found, environment);
    if (given !== null) return given;
    if (keySet === null) throw new ProblemError('keychain.secret-missing');
    return ports.pairs.read(keySet.id, environment);
  };
  const planned = (problem: Problem | null): PlannedClient => ({
    name,
    keySetId: keySet?.id ?? null,
    change,
    findings: [...findings],
    problem,
  });
  if (found.problem !== null || change === 'keys-made') {
    return { planned: planned(found.problem), keySet: null, readPair };
  }

  const check = async (environment: Environment): Promise<KeyCheck> => {
    const gateways = await ports.gatewaysOf(wanted.practice);
    const verdict = await ports.registry.checkPair({
      baseUrl: gateways[environment],
      pair: await readPair(environment),
      signal: AbortSignal.timeout(checkTimeout),
    });
    return { ...verdict, pair: pairIdentity(wanted[environment]) ?? '', checkedAt: at };
  };
  const [sandbox, production] = await Promise.all(environments.map(check));
  const checked = {
    ...wanted,
    sandbox: { ...wanted.sandbox, check: sandbox ?? null },
    production: { ...wanted.production, check: production ?? null },
  };
  const mayBeUnconfirmed = change !== 'keys-replaced' && isNamed(name, unconfirmed);
  const [problem] = [sandbox, production]
    .filter((each) => !(mayBeUnconfirmed && each?.verdict === 'not-confirmed'))
    .flatMap((each) => (each && problemOfCheck(each)) ?? []);
  return { planned: planned(problem ?? null), keySet: problem ? null : checked, readPair };
};

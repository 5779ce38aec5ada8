/** What an apply of stores.yaml would do. Reads the instances, the registry and the keys; changes nothing. */
import type { Allowances } from '../../../shared/contract/batch.ts';
import type { DeclaredStore } from '../../../shared/declaration/index.ts';
import type { PlannedStore } from '../../../shared/declaration/plan.ts';
import { makePlan } from '../../../shared/make-plan.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Store } from '../../../shared/model/store.ts';
import { newStore } from '../../../shared/new-store.ts';
import { changesOf, type Plan } from '../../../shared/plan.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import { orAborted } from '../batch/abort.ts';
import { refusalOf } from '../batch/store-work.ts';
import { activeEnvironment } from '../registry/projects.ts';
import type { LookedClient } from './look-clients.ts';
import { createLookAtStore, notThere } from './look-store.ts';
import type { Place, Places } from './places.ts';
import type { DeclarationPorts } from './ports.ts';
import { changesInList, findByName, wantedStore } from './wanted.ts';

type Ports = Pick<
  DeclarationPorts,
  'repository' | 'onboarding' | 'connect' | 'gatewaysFor' | 'explain' | 'now'
>;

interface Round {
  readonly looked: (client: string) => Promise<LookedClient>;
  readonly places: Pick<Places, 'find'>;
  readonly allowed: Allowances;
  readonly others: readonly Store[];
}

const outcomeOf = (plan: Plan, changes: PlannedStore['changes']): PlannedStore['outcome'] =>
  changesOf(plan).length > 0 || changes.length > 0 ? 'changed' : 'unchanged';

export const createStorePlan = (ports: Ports) => {
  const look = createLookAtStore(ports);

  /** The place of a store that is reached as the file says; null = its project would have to be made. */
  const placeFor = async (
    declared: DeclaredStore,
    keySet: KeySet,
    instance: InstanceFacts,
    client: LookedClient,
    { places }: Round,
  ): Promise<Place | null> => {
    const { name, purpose, connection } = declared;
    const at = ports.now().toISOString();
    const store = {
      ...newStore({ id: notThere, name, purpose, connection }, at),
      keySetId: keySet.id,
      instance,
    };
    const environment = activeEnvironment(store);
    const [pair, gateways] = await Promise.all([client.readPair(environment), ports.gatewaysFor(store)]);
    return places.find({ client: declared.client, baseUrl: gateways[environment], pair }, declared);
  };

  const plan = async (declared: DeclaredStore, round: Round, signal: AbortSignal): Promise<PlannedStore> => {
    const { name, client } = declared;
    const existing = findByName(round.others, name);
    const state = existing === null ? 'none' : ports.onboarding.stateOf(existing.id);
    const clientNow =
      existing?.keySetId == null ? null : (ports.repository.keySets.get(existing.keySetId)?.label ?? null);
    const result = (place: Place | null): PlannedStore => ({
      name,
      client,
      storeId: existing?.id ?? null,
      outcome: 'changed',
      changes: [
        ...(state === 'interrupted' ? [{ kind: 'resolve' as const }] : []),
        ...changesInList(existing, declared, clientNow, place),
      ],
      items: null,
      warnings: [],
      problem: null,
    });
    const failed = (problem: Problem): PlannedStore => ({ ...result(null), outcome: 'failed', problem });

    const looked = await round.looked(client);
    if (looked.planned.problem !== null) return failed(looked.planned.problem);
    const instance = await look(declared, round.others, signal);
    // Its keys are made first: what they lead to is not known yet.
    if (looked.keySet === null) return result(null);
    const place = await placeFor(declared, looked.keySet, instance, looked, round);
    if (place === null) {
      const project = typeof declared.project === 'string' ? declared.project : declared.project.name;
      const made = result(null);
      return { ...made, changes: [...made.changes, { kind: 'project-created', name: project }] };
    }
    const at = ports.now().toISOString();
    const store = wantedStore(existing, declared, looked.keySet, place, instance, at);
    const found = makePlan({ store, keySet: looked.keySet, instance, otherStores: round.others });
    const planned = result(place);
    const refused = refusalOf(name, found, round.allowed);
    return {
      ...planned,
      outcome: refused === null ? outcomeOf(found, planned.changes) : 'refused',
      items: [...changesOf(found)],
      warnings: found.warnings,
      problem: refused,
    };
  };

  return async (declared: DeclaredStore, round: Round, signal: AbortSignal): Promise<PlannedStore> => {
    try {
      return await orAborted(plan(declared, round, signal), signal);
    } catch (error) {
      const existing = findByName(round.others, declared.name);
      const problem = (() => {
        if (error instanceof ProblemError) return error.problem;
        return signal.aborted ? problemOf('batch.stopped') : ports.explain(error);
      })();
      return {
        name: declared.name,
        client: declared.client,
        storeId: existing?.id ?? null,
        outcome: 'failed',
        changes: [],
        items: null,
        warnings: [],
        problem,
      };
    }
  };
};

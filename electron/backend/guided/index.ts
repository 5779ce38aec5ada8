/** Guided: the user enters the values in the Admin, field by field; here is how far they are and what can be verified. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { sharedWith } from '../../../shared/data-spaces.ts';
import { guidedPaths, missingAnswers, proposedAnswers } from '../../../shared/guided-undo.ts';
import type { Language } from '../../../shared/language.ts';
import type {
  GuidedAnswers,
  GuidedField,
  GuidedKeyField,
  GuidedProgress,
} from '../../../shared/model/connections/guided.ts';
import { guidedFields } from '../../../shared/model/connections/guided-fields.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import type { Applied, Store, Undoable } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { currentStep, guidedIsCurrent, targetOf } from '../../../shared/steps.ts';
import { undoDays } from '../../../shared/undo.ts';
import type { Credentials } from '../credentials/index.ts';
import type { Snapshots } from '../onboarding/snapshots.ts';
import type { Ports } from '../ports.ts';
import type { ProjectService } from '../registry/projects.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { Repository } from '../stores/repository.ts';
import type { Stores } from '../stores/service.ts';
import { askAdmin } from './ask-admin.ts';
import { createFormer } from './former.ts';
import { makeSheet } from './sheet.ts';
import { createGuidedUndo } from './undo.ts';

export interface GuidedOptions {
  readonly ports: Pick<Ports, 'fetch' | 'clipboard' | 'openFile' | 'dataFolder' | 'now' | 'log'>;
  readonly repository: Pick<Repository, 'stores' | 'keySets'>;
  readonly stores: Pick<Stores, 'get' | 'factsOf'>;
  readonly credentials: Pick<Credentials, 'readPair' | 'check'>;
  readonly projects: Pick<ProjectService, 'list'>;
  readonly snapshots: Snapshots;
  readonly registry: Pick<RegistryClient, 'checkPair' | 'projects'>;
  readonly gatewaysFor: (store: Store) => Promise<Readonly<Record<Environment, string>>>;
}

/** What the instance has from the last time: after new keys, the project and the data space stay as they are. */
const enteredBefore = (applied: Applied | null, target: GuidedProgress['target']): readonly GuidedField[] =>
  guidedFields.filter((field) => {
    if (applied === null) return false;
    const isSameProject = applied.projectId === target.projectId;
    if (field === 'project') return isSameProject;
    if (field === 'data-space') return isSameProject && applied.environmentId === target.environmentId;
    const pair = places[field][0] === 'sandbox' ? 'sandboxPair' : 'productionPair';
    return applied[pair] === target[pair];
  });

const places = {
  'sandbox-api-key': ['sandbox', 'apiKey'],
  'sandbox-private-key': ['sandbox', 'privateKeyPem'],
  'production-api-key': ['production', 'apiKey'],
  'production-private-key': ['production', 'privateKeyPem'],
} as const;

export function createGuided(options: GuidedOptions) {
  const { ports, repository, stores, credentials, projects, snapshots } = options;
  const { dataFolder, now } = ports;
  const former = createFormer({ keySets: repository.keySets, readPair: credentials.readPair, snapshots });
  const sheets = join(dataFolder, 'sheets');

  const adminUrlOf = ({ connection }: Store): string | null => {
    if (connection.kind !== 'guided') throw new ProblemError('apply.not-ready');
    return connection.adminUrl;
  };

  /** What the user is entering now. */
  const progressOf = (storeId: string): GuidedProgress => {
    const store = stores.get(storeId);
    if (store.guided === null || !guidedIsCurrent(stores.factsOf(store))) {
      throw new ProblemError('apply.not-ready');
    }
    return store.guided;
  };

  /** The same, with everything answered that has to be known before anything is entered. */
  const enteringOf = (storeId: string) => {
    const { former: kept, ...progress } = progressOf(storeId);
    if (kept === null) throw new ProblemError('apply.not-ready');
    return { ...progress, former: kept };
  };

  const remember = (storeId: string, guided: GuidedProgress): StoreFacts =>
    stores.factsOf(repository.stores.update(storeId, (store) => ({ ...store, guided })));

  const begin = (storeId: string, shareDataSpace = false): StoreFacts => {
    const store = stores.get(storeId);
    adminUrlOf(store);
    const facts = stores.factsOf(store);
    const target = targetOf(facts);
    if (guidedIsCurrent(facts)) return facts;
    if (target === null || currentStep(facts) !== 'review') throw new ProblemError('apply.not-ready');
    const sharing = sharedWith(store, target.environmentId, repository.stores.list());
    if (sharing.length > 0 && !shareDataSpace) {
      throw new ProblemError('apply.space-in-use', { names: sharing.join(', ') });
    }
    // With other values than before, the question is still what was there before the first of them.
    const answers = store.guided?.answers ?? proposedAnswers(store, repository.keySets.list());
    const ticked = [...enteredBefore(store.applied, target)];
    return remember(storeId, { target, ticked, verified: null, answers, former: null });
  };

  const answer = async (storeId: string, answers: GuidedAnswers, isFinal: boolean): Promise<StoreFacts> => {
    const { target } = progressOf(storeId);
    if (!isFinal) return remember(storeId, { ...progressOf(storeId), answers, former: null });
    if (missingAnswers(answers).length > 0) throw new ProblemError('apply.not-ready');
    const kept = await former.prepare(storeId, target, answers);
    return remember(storeId, { ...progressOf(storeId), answers, former: kept });
  };

  const tick = (storeId: string, field: GuidedField, isTicked: boolean): StoreFacts => {
    const progress = enteringOf(storeId);
    const ticked = guidedFields.filter((each) =>
      each === field ? isTicked : progress.ticked.includes(each),
    );
    return remember(storeId, { ...progress, ticked });
  };

  const copy = async (storeId: string, field: GuidedKeyField): Promise<void> => {
    enteringOf(storeId);
    if (ports.clipboard === undefined) throw new ProblemError('guided.no-clipboard');
    const { keySetId } = stores.get(storeId);
    if (keySetId === null) throw new ProblemError('apply.not-ready');
    const [environment, value] = places[field];
    const pair = await credentials.readPair(keySetId, environment);
    await ports.clipboard.copy(pair[value]);
  };

  /** The gateway's word on both pairs, the registry's on the choices, and whether the Admin answers. */
  const verify = async (storeId: string): Promise<StoreFacts> => {
    const { target } = enteringOf(storeId);
    const store = stores.get(storeId);
    if (store.keySetId === null) throw new ProblemError('apply.not-ready');
    const checks = await credentials.check({ keySetId: store.keySetId, storeId });
    const rejected = environments.map((each) => checks[each]).find((each) => each?.verdict === 'rejected');
    if (rejected?.verdict === 'rejected') {
      const { message: words, requestId } = rejected;
      throw new ProblemError('gateway.rejected', { words, ...(requestId !== null && { requestId }) });
    }
    const project = (await projects.list({ storeId })).find(
      ({ projectId }) => projectId === target.projectId,
    );
    if (!project) throw new ProblemError('registry.project-not-found');
    if (!project.dataSpaces.some(({ environmentId }) => environmentId === target.environmentId)) {
      throw new ProblemError('registry.data-space-not-found');
    }
    const adminUrl = adminUrlOf(store);
    const admin =
      adminUrl === null ? ({ kind: 'not-known' } as const) : await askAdmin(ports.fetch, adminUrl);
    const keysAccepted = environments.every((each) => checks[each]?.verdict === 'accepted');
    // The user may have gone on in the meantime.
    const progress = progressOf(storeId);
    return remember(storeId, { ...progress, verified: { at: now().toISOString(), keysAccepted, admin } });
  };

  /** The change as it can be taken back; null = the page showed these values before. */
  const undoableNow = async (storeId: string): Promise<Undoable | null> => {
    const paths = guidedPaths(stores.factsOf(stores.get(storeId)), enteringOf(storeId));
    if (paths.length === 0) return null;
    const isOurs = ({ before }: Undoable['paths'][number]): boolean => 'fingerprint' in before;
    const isKept = paths.some(isOurs) && (await snapshots.promote(storeId));
    if (!isKept) await snapshots.forget(storeId).catch(() => undefined);
    const at = now();
    return {
      appliedBefore: stores.get(storeId).applied,
      at: at.toISOString(),
      until: new Date(at.getTime() + undoDays * 24 * 60 * 60 * 1000).toISOString(),
      // Kept for one run only, and that one is over.
      paths: paths.map((path) =>
        isOurs(path) && !isKept ? { ...path, before: { kind: 'unreadable', reason: 'not-known' } } : path,
      ),
    };
  };

  const finish = async (storeId: string): Promise<StoreFacts> => {
    const { target, ticked, verified } = enteringOf(storeId);
    if (verified === null || ticked.length < guidedFields.length) throw new ProblemError('apply.not-ready');
    const undoable = await undoableNow(storeId);
    const at = now().toISOString();
    const store = repository.stores.update(storeId, (current) => ({
      ...current,
      guided: null,
      undoable: undoable ?? current.undoable,
      check: null,
      missedKeys: null,
      applied: {
        ...target,
        at,
        changedPaths: ticked.length,
        baseline: null,
        serverChecks: environments.map((environment) => ({
          environment,
          verdict: 'not-possible' as const,
          message: '',
          requestId: null,
        })),
      },
      history: [...current.history, { at, kind: 'applied' as const, problemCode: null }].slice(-50),
    }));
    await snapshots.discardPrepared(storeId).catch(() => undefined);
    ports.log.info('guided.finished', { storeId });
    return stores.factsOf(store);
  };

  const openSheet = async (
    storeId: string,
    language: Language,
  ): Promise<{ path: string; opened: boolean }> => {
    if (!stores.get(storeId).undoable?.walk) progressOf(storeId);
    const path = join(sheets, `${storeId}.html`);
    await mkdir(sheets, { recursive: true, mode: 0o700 });
    await writeFile(path, makeSheet(stores.factsOf(stores.get(storeId)), language), { mode: 0o600 });
    return { path, opened: await ports.openFile(path) };
  };

  /** The sheet goes with its store. */
  const forget = (storeId: string): Promise<void> => rm(join(sheets, `${storeId}.html`), { force: true });

  const undo = createGuidedUndo(options);
  return { begin, answer, undo, tick, copy, verify, finish, openSheet, forget };
}
export type Guided = ReturnType<typeof createGuided>;

/** What is worth knowing about an instance before anything is changed. Pure. */
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Purpose } from '../../../shared/model/store.ts';
import { isTestingSpace } from '../../../shared/model/testing-space.ts';

export type InstanceNote =
  | { readonly kind: 'has-keys'; readonly sandbox: string; readonly production: string }
  | { readonly kind: 'connected'; readonly project: string; readonly space: string }
  | { readonly kind: 'cloned'; readonly space: string }
  | { readonly kind: 'locked'; readonly count: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'cloud' }
  | { readonly kind: 'unusual-environment'; readonly value: string }
  | { readonly kind: 'clock'; readonly seconds: number };

/** The gateway's tokens live for five minutes; a minute of difference is the first that deserves a word. */
const clockTolerance = 60;

export const notesOf = (instance: InstanceFacts, purpose: Purpose): readonly InstanceNote[] => {
  const { keys, ids } = instance;
  const notes: InstanceNote[] = [];
  if (keys.sandbox.apiKey || keys.production.apiKey) {
    const end = (pair: InstanceFacts['keys']['sandbox']) => pair.apiKey?.last4 ?? '–';
    notes.push({ kind: 'has-keys', sandbox: end(keys.sandbox), production: end(keys.production) });
  }
  const space = ids.environmentName || ids.environmentId;
  if (space) {
    const isClone = purpose === 'testing' && !isTestingSpace(ids.environmentType ?? '');
    notes.push(
      isClone
        ? { kind: 'cloned', space }
        : { kind: 'connected', project: ids.projectName || ids.projectId || '–', space },
    );
  }
  if (instance.locks.length > 0) notes.push({ kind: 'locked', count: instance.locks.length });
  if (instance.stale) notes.push({ kind: 'stale' });
  if (instance.cloud) notes.push({ kind: 'cloud' });
  if (instance.activeEnvironment !== 'production') {
    notes.push({ kind: 'unusual-environment', value: instance.activeEnvironment });
  }
  const offset = Math.round(Math.abs(instance.clockOffset ?? 0));
  if (offset >= clockTolerance) notes.push({ kind: 'clock', seconds: offset });
  return notes;
};

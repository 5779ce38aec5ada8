/** The guided way's undo: from what the user says that was there before, to what has to be put back. Pure. */
import { changeOf } from './make-plan.ts';
import { type ConfigPath, keyPath } from './model/config-paths.ts';
import type {
  GuidedAnswers,
  GuidedField,
  GuidedFormer,
  GuidedKeyField,
  GuidedProgress,
  GuidedTopic,
  KeysAnswer,
  TextAnswer,
} from './model/connections/guided.ts';
import { guidedFields, guidedKeyOf, guidedTopics, looksLikeKey } from './model/connections/guided-fields.ts';
import { environments, type Slot } from './model/environment.ts';
import { type KeySet, pairIdentity } from './model/key-set.ts';
import type { Store, Undoable } from './model/store.ts';
import { type PlanWarning, type ShownValue, sameValue } from './plan.ts';

export const slotOf: Readonly<Record<GuidedKeyField, Slot>> = {
  'sandbox-api-key': { environment: 'sandbox', field: 'apiKey' },
  'sandbox-private-key': { environment: 'sandbox', field: 'privateKey' },
  'production-api-key': { environment: 'production', field: 'apiKey' },
  'production-private-key': { environment: 'production', field: 'privateKey' },
};

/** What the user sees as one field; a name that goes with an id is written by the Admin itself. */
export const guidedPath = (field: GuidedField): ConfigPath => {
  const key = guidedKeyOf(field);
  if (key) return keyPath(slotOf[key]);
  return field === 'project'
    ? 'services_connector/services_id/project_id'
    : 'services_connector/services_id/environment_id';
};

/** What looks like a key is no answer either, and is shown nowhere else. */
const isMissing = (answer: KeysAnswer | TextAnswer | null): boolean =>
  answer === null || (answer.kind === 'text' && (answer.text.trim() === '' || looksLikeKey(answer.text)));

export const missingAnswers = (answers: GuidedAnswers): readonly GuidedTopic[] =>
  guidedTopics.filter((topic) => isMissing(answers[topic]));

/** What we wrote there last is what is probably there still. */
export const proposedAnswers = (
  { applied, project, dataSpace }: Pick<Store, 'applied' | 'project' | 'dataSpace'>,
  keySets: readonly KeySet[],
): GuidedAnswers => {
  const keys = (environment: 'sandbox' | 'production', pair: string | undefined): KeysAnswer | null => {
    const found = keySets.find((keySet) => pair !== undefined && pairIdentity(keySet[environment]) === pair);
    return found ? { kind: 'key-set', keySetId: found.id } : null;
  };
  const text = (id: string | undefined, chosenId: string | undefined, name = ''): TextAnswer | null =>
    id ? { kind: 'text', text: (id === chosenId && name) || id } : null;
  return {
    sandbox: keys('sandbox', applied?.sandboxPair),
    production: keys('production', applied?.productionPair),
    project: text(applied?.projectId, project?.projectId, project?.projectName),
    'data-space': text(applied?.environmentId, dataSpace?.environmentId, dataSpace?.environmentName),
  };
};

type Choices = Pick<Store, 'project' | 'dataSpace'>;

/** Names and ids of what is chosen now, for a topic that is answered in words. */
const namesOf = (topic: 'project' | 'data-space', { project, dataSpace }: Choices): readonly string[] =>
  topic === 'project'
    ? [project?.projectId ?? '', project?.projectName ?? '']
    : [dataSpace?.environmentId ?? '', dataSpace?.environmentName ?? ''];

/** A name or an ID of the page, compared with a name or an ID of ours. */
export const isSameText = (typed: string, ours: readonly string[]): boolean =>
  ours.some((known) => known !== '' && known.toLowerCase() === typed.trim().toLowerCase());

/** Keys that the user has, but we do not. */
const notKnown: ShownValue = { kind: 'unreadable', reason: 'not-known' };

const keyBefore = (
  answers: GuidedAnswers,
  former: GuidedFormer,
  { environment, field }: Slot,
): ShownValue => {
  const answer = answers[environment];
  if (answer?.kind === 'other') return notKnown;
  const pair = former[environment];
  if (answer?.kind !== 'key-set' || pair === null) return { kind: 'empty' };
  return field === 'apiKey'
    ? { kind: 'api-key', ...pair.apiKey }
    : { kind: 'private-key', fingerprint: pair.privateKey.fingerprint };
};

const keyAfter = (keySet: KeySet | null, { environment, field }: Slot): ShownValue => {
  const { apiKey, privateKey } = keySet?.[environment] ?? { apiKey: null, privateKey: null };
  if (field === 'apiKey') return apiKey ? { kind: 'api-key', ...apiKey } : { kind: 'empty' };
  return privateKey ? { kind: 'private-key', fingerprint: privateKey.fingerprint } : { kind: 'empty' };
};

/** What the user enters in a field, as it may be shown: names where there are any. */
export const guidedAfter = (
  { store, keySet }: { readonly store: Choices; readonly keySet: KeySet | null },
  field: GuidedField,
): ShownValue => {
  const key = guidedKeyOf(field);
  if (key) return keyAfter(keySet, slotOf[key]);
  const [id = '', name = ''] = namesOf(field === 'project' ? 'project' : 'data-space', store);
  const text = name || id;
  return text ? { kind: 'text', text } : { kind: 'empty' };
};

const beforeOf = (
  store: Choices,
  { answers, former }: Pick<GuidedProgress, 'answers'> & { readonly former: GuidedFormer },
  field: GuidedField,
  after: ShownValue,
): ShownValue => {
  const key = guidedKeyOf(field);
  if (key) return keyBefore(answers, former, slotOf[key]);
  const topic = field === 'project' ? 'project' : 'data-space';
  const answer = answers[topic];
  if (answer?.kind !== 'text') return { kind: 'empty' };
  const text = answer.text.trim();
  return isSameText(text, namesOf(topic, store)) ? after : { kind: 'text', text };
};

/** Every value that the user's entering changes. */
export const guidedPaths = (
  facts: { readonly store: Choices; readonly keySet: KeySet | null },
  progress: Pick<GuidedProgress, 'answers'> & { readonly former: GuidedFormer },
): Undoable['paths'] =>
  guidedFields.flatMap((field) => {
    const after = guidedAfter(facts, field);
    const before = beforeOf(facts.store, progress, field, after);
    return sameValue(before, after) ? [] : [{ path: guidedPath(field), before, after }];
  });

/** Whom the answers warn of: another data store, and keys that other stores may use. */
export const guidedWarnings = (
  { store, keySet }: { readonly store: Choices; readonly keySet: KeySet | null },
  answers: GuidedAnswers,
  keySets: readonly KeySet[],
): readonly PlanWarning[] => {
  const moved = (['data-space', 'project'] as const).flatMap((topic): PlanWarning[] => {
    const answer = answers[topic];
    const ours = namesOf(topic, store);
    if (answer?.kind !== 'text' || isMissing(answer) || isSameText(answer.text, ours)) return [];
    return [{ kind: 'moves-data', fromName: answer.text.trim(), toName: ours[1] || ours[0] || '' }];
  });
  const replaced = environments.some((environment) => {
    const answer = answers[environment];
    if (answer?.kind !== 'key-set') return answer?.kind === 'other';
    const found = keySets.find(({ id }) => id === answer.keySetId);
    return (
      found !== undefined &&
      keySet !== null &&
      pairIdentity(found[environment]) !== pairIdentity(keySet[environment])
    );
  });
  return [...moved.slice(0, 1), ...(replaced ? [{ kind: 'replaces-keys' } as const] : [])];
};

export interface UndoField {
  readonly field: GuidedField;
  /** `own-copy`: the former value is not in our keychain; the user may have it. */
  readonly action: 'empty' | 'put-back' | 'own-copy';
  readonly before: ShownValue;
  readonly after: ShownValue;
  readonly change: ReturnType<typeof changeOf>;
}

/** What is put back, in the order in which the page takes it: choices go before the keys, and come back after them. */
export const undoFields = ({ paths }: Pick<Undoable, 'paths'>): readonly UndoField[] => {
  const all = guidedFields.flatMap((field): UndoField[] => {
    const found = paths.find(({ path }) => path === guidedPath(field));
    if (!found) return [];
    const { before, after } = found;
    const lost = before.kind === 'unreadable';
    const action = before.kind === 'empty' ? 'empty' : lost ? 'own-copy' : 'put-back';
    return [{ field, action, before, after, change: changeOf(after, before) }];
  });
  const isChoice = ({ field }: UndoField): boolean => field === 'project' || field === 'data-space';
  const emptied = all.filter((each) => isChoice(each) && each.action === 'empty').reverse();
  return [...emptied, ...all.filter((each) => !emptied.includes(each))];
};

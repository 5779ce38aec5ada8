/** What the pages about clients, new keys and checks show, as functions of the facts. */
import { describe, expect, it } from 'vitest';
import { clientRows, findClients, freshOf, pairWord } from '../../../renderer/clients/view.ts';
import {
  enteredIn,
  groupsOf,
  isReady,
  missingIn,
  namedIn,
  stageOf,
} from '../../../renderer/rotation/stage.ts';
import { actionsFor, foundChoices, nameOfId } from '../../../renderer/steps/next-steps/check-view.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Drift } from '../../../shared/model/store-check.ts';
import type { Rotation, RotationState } from '../../../shared/rotation.ts';
import {
  checkedPair,
  emptyKeySet,
  emptyPair,
  fullPair,
  instanceFacts,
} from '../../fixtures/scripted/data.ts';

const whole: KeySet = {
  ...emptyKeySet('keys-1', 'Nordlicht', false),
  sandbox: checkedPair('sandbox'),
  production: checkedPair('production'),
};
const fresh: KeySet = { ...emptyKeySet('keys-2', 'Nordlicht (new keys)', false), replaces: 'keys-1' };

const rotationOf = (states: readonly RotationState[], open: Rotation['open'] = null): Rotation => ({
  keySetId: 'keys-1',
  label: 'Nordlicht',
  open,
  stores: states.map((state, index) => ({
    storeId: `store-${index}`,
    name: `Shop ${index}`,
    state,
    missed: null,
  })),
});
const open = { since: '2026-03-02T09:30:00.000Z', givenUp: false, replaced: [] };

describe('the list of clients', () => {
  const luma = emptyKeySet('keys-3', 'luma 10', false);
  const luma2 = emptyKeySet('keys-4', 'Luma 2', false);
  const stores = [
    { id: 'a', name: 'A', clientId: 'keys-1' },
    { id: 'b', name: 'B', clientId: null },
    { id: 'c', name: 'C', clientId: 'keys-1' },
  ];

  it('is in the order of the names, with the stores of each, and without what is only being entered', () => {
    const rows = clientRows([luma, fresh, whole, luma2], stores, 'en');
    expect(rows.map(({ keySet }) => keySet.label)).toEqual(['Luma 2', 'luma 10', 'Nordlicht']);
    expect(rows.map(({ stores: own }) => own.map(({ id }) => id))).toEqual([[], [], ['a', 'c']]);
    expect(rows.map((row) => row.fresh?.id ?? null)).toEqual([null, null, 'keys-2']);
    expect(freshOf([luma, fresh], 'keys-1')).toBe(fresh);
    expect(freshOf([luma, fresh], 'keys-3')).toBeNull();
  });

  it('is searched by name and by the end of an API key', () => {
    const rows = clientRows([luma, whole, luma2], stores, 'en');
    const labels = (words: string) => findClients(rows, words).map(({ keySet }) => keySet.label);
    expect(labels('LUMA')).toEqual(['Luma 2', 'luma 10']);
    expect(labels('c0de nord')).toEqual(['Nordlicht']);
    expect(labels('nothing')).toEqual([]);
    expect(labels(' ')).toHaveLength(3);
  });

  it('says of a pair what is known', () => {
    expect(pairWord(emptyPair)).toBe('missing');
    expect(pairWord({ ...fullPair('sandbox'), privateKey: null })).toBe('incomplete');
    expect(pairWord(fullPair('sandbox'))).toBe('not-asked');
    expect(pairWord(checkedPair('sandbox'))).toBe('accepted');
    const ofOthers = { ...fullPair('sandbox'), check: checkedPair('production').check };
    expect(pairWord(ofOthers)).toBe('not-asked');
  });
});

describe('where new keys stand', () => {
  const connected = rotationOf(['has-keys']);

  it.each([
    ['a client without keys', emptyKeySet('keys-1', 'New', false), null, rotationOf([]), 'first-keys'],
    ['lost keys of a connected store', emptyKeySet('keys-1', 'Lost', false), null, connected, 'explain'],
    ['nothing begun', whole, null, connected, 'explain'],
    ['some values entered', whole, { ...fresh, sandbox: fullPair('sandbox') }, connected, 'enter'],
    ['accepted', whole, { ...fresh, sandbox: checkedPair('sandbox') }, connected, 'confirm'],
    ['stores are left', whole, null, rotationOf(['to-do'], open), 'to-do'],
    [
      'yet another pair',
      whole,
      { ...fresh, sandbox: fullPair('sandbox') },
      rotationOf(['to-do'], open),
      'enter',
    ],
  ] as const)('%s', (_name, keySet, entering, rotation, stage) => {
    expect(stageOf({ keySet, fresh: entering, rotation })).toBe(stage);
  });

  it('asks for the rest of a pair that was begun, and for nothing of the other environment', () => {
    const half = { ...fresh, sandbox: { ...fullPair('sandbox'), privateKey: null } };
    expect(missingIn(half)).toEqual([{ environment: 'sandbox', field: 'privateKey' }]);
    expect(missingIn(fresh)).toHaveLength(4);
    expect(missingIn(null)).toHaveLength(4);
    expect(enteredIn(half)).toEqual(['sandbox']);
  });

  it('is ready only with accepted pairs', () => {
    expect(isReady(null)).toBe(false);
    expect(isReady(fresh)).toBe(false);
    expect(isReady({ ...fresh, production: checkedPair('production') })).toBe(true);
    expect(isReady({ ...fresh, production: checkedPair('production'), sandbox: fullPair('sandbox') })).toBe(
      false,
    );
  });

  it('puts every store into one group', () => {
    const states = ['has-keys', 'to-do', 'unreachable', 'by-hand', 'refused', 'not-connected'] as const;
    const { left, byHand, done, later } = groupsOf(rotationOf(states));
    expect(left.map(({ state }) => state)).toEqual(['to-do', 'unreachable', 'refused']);
    expect([byHand, done, later].map((group) => group.map(({ state }) => state))).toEqual([
      ['by-hand'],
      ['has-keys'],
      ['not-connected'],
    ]);
  });

  it('finds the stores that a problem names, also with commas in their names', () => {
    const [one, two, three] = rotationOf(['to-do', 'to-do', 'to-do']).stores;
    if (!one || !two || !three) throw new Error('There are three');
    const stores = [
      { ...one, name: 'Corner, Shop' },
      { ...two, name: 'Luma' },
      { ...three, name: 'Lum' },
    ];
    const names = (text: string) => namedIn(text, stores).map(({ name }) => name);
    expect(names('Corner, Shop, Luma')).toEqual(['Corner, Shop', 'Luma']);
    expect(names('Lum')).toEqual(['Lum']);
  });
});

describe('after a check', () => {
  const rejected: Drift = { kind: 'keys-rejected', environment: 'sandbox', message: '', requestId: null };
  const changed: Drift = { kind: 'keys-changed', environment: 'sandbox' };
  const otherChanged: Drift = { kind: 'keys-changed', environment: 'production' };
  const moved: Drift = { kind: 'data-space-changed', applied: 'a', now: 'b' };
  const connection = { kind: 'local', root: '/srv', php: null } as const;
  const facts = instanceFacts();
  const ids = { ...facts.ids, projectId: 'p', projectName: 'P', environmentId: 'e', environmentName: 'E' };
  const instance = { ...facts, ids };
  const key = { apiKey: { last4: '1', fingerprint: 'a' }, privateKey: { bits: 2048, fingerprint: 'b' } };

  it.each([
    ['rejected', 'keys-rejected', [rejected], ['replace-keys']],
    ['somebody else’s rejected keys', 'keys-rejected', [rejected, changed], ['apply-again']],
    [
      'rejected in one environment and changed in the other',
      'keys-rejected',
      [rejected, otherChanged],
      ['replace-keys', 'apply-again'],
    ],
    ['ours replaced in the portal', 'drifted', [{ ...changed, replaced: true }], ['replace-keys']],
    ['other ids', 'drifted', [moved], ['apply-again', 'keep-found']],
    ['unreachable', 'unreachable', [], ['open-store']],
    ['as applied', 'as-applied', [], []],
  ] as const)('%s', (_name, result, drifts, actions) => {
    expect(actionsFor({ instance, connection }, { result, drifts: [...drifts] })).toEqual(actions);
  });

  it('offers to take over whole pairs only', () => {
    const check = { result: 'drifted', drifts: [changed] } as const;
    const both = { ...instance, keys: { sandbox: key, production: key } };
    const given = { result: check.result, drifts: [...check.drifts] };
    expect(actionsFor({ instance: both, connection }, given)).toContain('take-over');
    expect(actionsFor({ instance, connection }, given)).not.toContain('take-over');
    const drifts: Drift[] = [{ ...changed, replaced: true }];
    expect(actionsFor({ instance: both, connection }, { ...given, drifts })).toEqual([
      'take-over',
      'replace-keys',
    ]);
  });

  it('names projects and data spaces where a name is known', () => {
    const store = { project: { projectId: 'q', projectName: 'Q' }, dataSpace: null, instance };
    expect(['q', 'p', 'x'].map((id) => nameOfId(store, 'project-changed', id))).toEqual(['Q', 'P', null]);
    expect(['e', 'p'].map((id) => nameOfId(store, 'data-space-changed', id))).toEqual(['E', null]);
  });

  it('keeps what the instance has only where it is whole', () => {
    expect(foundChoices({ instance })).toEqual({
      project: { projectId: 'p', projectName: 'P' },
      dataSpace: {
        environmentId: 'e',
        environmentName: 'E',
        environmentType: '',
        imsOrganizationId: null,
      },
    });
    expect(foundChoices({ instance: facts })).toBeNull();
    expect(foundChoices({ instance: null })).toBeNull();
  });
});

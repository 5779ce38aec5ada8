/** Step *store*: what the user typed, and what is worth knowing about the instance that was found. */
import { describe, expect, it } from 'vitest';
import { usableKeySets } from '../../../renderer/steps/get-keys/key-sets.ts';
import { draftOf, isComplete, isUnchanged, toConnection } from '../../../renderer/steps/store/draft.ts';
import { notesOf } from '../../../renderer/steps/store/notes.ts';
import { languageFor } from '../../../shared/language.ts';
import { checkedPair, emptyKeySet, instanceFacts, storeAt } from '../../fixtures/scripted/data.ts';

const store = storeAt('store-1', {
  name: 'Nordlicht',
  purpose: 'production',
  connection: { kind: 'local', root: '/var/www/shop', php: null },
});

describe('draft', () => {
  it('comes from the store and goes back to its connection', () => {
    const draft = draftOf(store);
    expect(draft).toMatchObject({ name: 'Nordlicht', purpose: 'production', way: 'local' });
    expect(draft.local).toEqual({ root: '/var/www/shop', php: '' });
    expect(toConnection({ ...draft, local: { root: ' /srv/shop ', php: ' ' } })).toEqual({
      kind: 'local',
      root: '/srv/shop',
      php: null,
    });
    expect(isUnchanged({ ...draft, local: { root: '/var/www/shop ', php: '' } }, store)).toBe(true);
    const otherPhp = { ...draft.local, php: '/usr/bin/php8.2' };
    expect(isUnchanged({ ...draft, local: otherPhp }, store)).toBe(false);
    expect(isUnchanged({ ...draft, way: 'admin' }, store)).toBe(false);
  });

  it('takes the Admin as the first way, with an address as it is copied from a browser', () => {
    const draft = { ...draftOf(null), name: 'Nordlicht' };
    expect(draft.way).toBe('admin');
    expect(isComplete(draft)).toBe(false);
    const address = 'https://Shop.example/admin_1a/admin/dashboard/index/key/0123456789abcdef0123/?x=1';
    expect(toConnection({ ...draft, admin: { address } })).toEqual({
      kind: 'admin',
      adminUrl: 'https://shop.example/admin_1a/',
    });
  });

  it('needs a name and a folder', () => {
    expect(isComplete(draftOf(null))).toBe(false);
    expect(isComplete(draftOf(store))).toBe(true);
  });
});

describe('notesOf', () => {
  const kinds = (...given: Parameters<typeof notesOf>) => notesOf(...given).map(({ kind }) => kind);
  const ids = {
    ...instanceFacts().ids,
    projectId: 'p',
    projectName: 'P',
    environmentId: 'e',
    environmentName: 'Live',
    environmentType: 'Production',
  };

  it('has nothing to say about a fresh store', () => {
    expect(kinds(instanceFacts(), 'production')).toEqual([]);
  });

  it('warns of a copy that carries the live store’s data space', () => {
    expect(kinds({ ...instanceFacts(), ids }, 'testing')).toEqual(['cloned']);
    expect(kinds({ ...instanceFacts(), ids: { ...ids, environmentType: 'testing' } }, 'testing')).toEqual([
      'connected',
    ]);
    expect(kinds({ ...instanceFacts(), ids }, 'production')).toEqual(['connected']);
  });

  it('names keys, locks, an unfinished change, another active environment and a wrong clock', () => {
    const { apiKey } = checkedPair('sandbox');
    const keys = { sandbox: { apiKey, privateKey: null }, production: { apiKey: null, privateKey: null } };
    const locks = [{ path: 'services_connector/services_id/project_id', source: 'env.php' as const }];
    const instance = {
      ...instanceFacts(),
      keys,
      locks,
      stale: true,
      activeEnvironment: 'sandbox',
      clockOffset: -95.2,
    };
    expect(notesOf(instance, 'production')).toEqual([
      { kind: 'has-keys', sandbox: apiKey?.last4, production: '–' },
      { kind: 'locked', count: 1 },
      { kind: 'stale' },
      { kind: 'unusual-environment', value: 'sandbox' },
      { kind: 'clock', seconds: 95 },
    ]);
  });
});

describe('usableKeySets', () => {
  const complete = {
    ...emptyKeySet('a', 'A', false),
    sandbox: checkedPair('sandbox'),
    production: checkedPair('production'),
  };
  const facts = { store, keySet: null, apply: 'none' } as const;

  it('offers complete key sets of the same kind, without the one in use', () => {
    const half = { ...complete, id: 'b', production: emptyKeySet('b', 'B', false).production };
    const practice = { ...complete, id: 'c', practice: true };
    expect(usableKeySets([complete, half, practice], facts)).toEqual([complete]);
    expect(
      usableKeySets([complete], { ...facts, store: { ...store, keySetId: 'a' }, keySet: complete }),
    ).toEqual([]);
  });
});

describe('languageFor', () => {
  it('prefers the user’s choice, then the system’s language, then English', () => {
    expect(languageFor('en', 'ko-KR')).toBe('en');
    expect(languageFor(null, 'ko-KR')).toBe('ko');
    expect(languageFor(null, 'de-DE')).toBe('en');
  });
});

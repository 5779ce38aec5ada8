/** From what the page showed before to what is put back, and in which order. */
import { describe, expect, it } from 'vitest';
import {
  guidedPath,
  guidedPaths,
  guidedWarnings,
  isSameText,
  missingAnswers,
  proposedAnswers,
  undoFields,
} from '../../../shared/guided-undo.ts';
import { configPaths } from '../../../shared/model/config-paths.ts';
import {
  type GuidedAnswers,
  guidedAnswersSchema,
  noAnswers,
} from '../../../shared/model/connections/guided.ts';
import { guidedFields, looksLikeKey } from '../../../shared/model/connections/guided-fields.ts';
import { appliedStore, keySet, pairView, readyStore } from '../plan-fixture.ts';

const other = {
  ...keySet,
  id: 'other',
  sandbox: pairView('sandbox', 'b'),
  production: pairView('production', 'b'),
};
const facts = { store: readyStore, keySet };
const empty: GuidedAnswers = {
  sandbox: { kind: 'empty' },
  production: { kind: 'empty' },
  project: { kind: 'empty' },
  'data-space': { kind: 'empty' },
};
const ofOther: GuidedAnswers = {
  sandbox: { kind: 'key-set', keySetId: other.id },
  production: { kind: 'key-set', keySetId: other.id },
  project: { kind: 'text', text: 'Old' },
  'data-space': { kind: 'text', text: 'Old live' },
};
const none = { sandbox: null, production: null };
const former = (from: typeof keySet) => {
  const pair = (environment: 'sandbox' | 'production') => {
    const { apiKey, privateKey } = from[environment];
    if (!apiKey || !privateKey) throw new Error('The fixture is not whole');
    return { apiKey, privateKey: { fingerprint: privateKey.fingerprint } };
  };
  return { sandbox: pair('sandbox'), production: pair('production') };
};
const walkOf = (answers: GuidedAnswers, kept: Parameters<typeof guidedPaths>[1]['former'] = none) =>
  undoFields({ paths: guidedPaths(facts, { answers, former: kept }) });
const stepsOf = (...given: Parameters<typeof walkOf>): readonly string[] =>
  walkOf(...given).map(({ field, action }) => `${action} ${field}`);

describe('answers', () => {
  it('are missing while one is open, or a name is still empty', () => {
    expect(missingAnswers(noAnswers)).toEqual(['sandbox', 'production', 'project', 'data-space']);
    expect(missingAnswers(empty)).toEqual([]);
    expect(missingAnswers({ ...empty, project: { kind: 'text', text: ' \t' } })).toEqual(['project']);
  });

  it('are proposed only where we entered the values, and the keys are still there', () => {
    expect(proposedAnswers(readyStore, [keySet])).toEqual(noAnswers);
    expect(proposedAnswers(appliedStore, [other])).toMatchObject({ sandbox: null, production: null });
    expect(proposedAnswers(appliedStore, [other, keySet])).toEqual({
      sandbox: { kind: 'key-set', keySetId: keySet.id },
      production: { kind: 'key-set', keySetId: keySet.id },
      project: { kind: 'text', text: 'Luma' },
      'data-space': { kind: 'text', text: 'Luma live' },
    });
    const moved = { ...appliedStore, project: { projectId: 'new', projectName: 'New' }, dataSpace: null };
    expect(proposedAnswers(moved, []).project).toEqual({ kind: 'text', text: 'project-1' });
  });

  it('compare with a name or an ID, however it is written', () => {
    expect(isSameText(' luma LIVE ', ['space-1', 'Luma live'])).toBe(true);
    expect(isSameText('SPACE-1', ['space-1', 'Luma live'])).toBe(true);
    expect(isSameText('', ['', 'Luma live'])).toBe(false);
    expect(isSameText('Luma', ['space-1', 'Luma live'])).toBe(false);
  });

  it.each([
    '-----BEGIN PRIVATE KEY----- MIIE',
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB',
    'RSA PRIVATE KEY',
  ])('do not take what looks like a key: %s', (text) => {
    expect(looksLikeKey(text)).toBe(true);
    const answers = { ...empty, project: { kind: 'text', text } };
    expect(guidedAnswersSchema.safeParse(answers).success).toBe(false);
    const typed: GuidedAnswers = { ...empty, project: { kind: 'text', text } };
    expect(missingAnswers(typed)).toEqual(['project']);
    expect(guidedWarnings(facts, typed, [])).toEqual([]);
  });

  it.each(['6f1c9a52-8d8e-4a01-9f0d-2b6a54b0c7aa', 'Nordlicht Outdoor (live)', '스토어'])(
    'take the name or the ID %s',
    (text) => {
      expect(looksLikeKey(text)).toBe(false);
    },
  );
});

describe('what is put back', () => {
  it('is each field of the page once, and each is a path that we write', () => {
    const paths = guidedFields.map(guidedPath);
    expect(new Set(paths).size).toBe(guidedFields.length);
    expect(configPaths).toEqual(expect.arrayContaining(paths));
  });

  it('on a page that was empty: choices go before the keys that they belong to', () => {
    expect(stepsOf(empty)).toEqual([
      'empty data-space',
      'empty project',
      'empty sandbox-api-key',
      'empty sandbox-private-key',
      'empty production-api-key',
      'empty production-private-key',
    ]);
  });

  it('with other keys of ours: keys, then project, then data space, as they are entered', () => {
    expect(stepsOf(ofOther, former(other))).toEqual(guidedFields.map((field) => `put-back ${field}`));
    const [apiKey] = walkOf(ofOther, former(other));
    expect(apiKey?.before).toEqual({ kind: 'api-key', ...other.sandbox.apiKey });
    expect(apiKey?.after).toEqual({ kind: 'api-key', ...keySet.sandbox.apiKey });
    expect(apiKey?.change).toBe('replace');
  });

  it('leaves out what was there before', () => {
    const own: GuidedAnswers = {
      ...ofOther,
      sandbox: { kind: 'key-set', keySetId: keySet.id },
      production: { kind: 'key-set', keySetId: keySet.id },
    };
    expect(stepsOf(own, former(keySet))).toEqual(['put-back project', 'put-back data-space']);
    expect(stepsOf({ ...own, project: { kind: 'text', text: 'PROJECT-1' } }, former(keySet))).toEqual([
      'put-back data-space',
    ]);
  });

  it('says where the keys are not ours, and covers the rest', () => {
    const lost: GuidedAnswers = { ...ofOther, production: { kind: 'other' }, project: { kind: 'empty' } };
    expect(stepsOf(lost, { ...former(other), production: null })).toEqual([
      'empty project',
      'put-back sandbox-api-key',
      'put-back sandbox-private-key',
      'own-copy production-api-key',
      'own-copy production-private-key',
      'put-back data-space',
    ]);
  });
});

describe('warnings', () => {
  const sets = [keySet, other];
  const kindsOf = (answers: GuidedAnswers) => guidedWarnings(facts, answers, sets).map(({ kind }) => kind);

  it('speak of another data store, and of keys that other stores may use', () => {
    expect(kindsOf(empty)).toEqual([]);
    expect(kindsOf(noAnswers)).toEqual([]);
    expect(kindsOf(ofOther)).toEqual(['moves-data', 'replaces-keys']);
    expect(kindsOf({ ...empty, sandbox: { kind: 'other' } })).toEqual(['replaces-keys']);
    expect(kindsOf({ ...empty, project: { kind: 'text', text: 'Old' } })).toEqual(['moves-data']);
    expect(guidedWarnings(facts, ofOther, sets)[0]).toEqual({
      kind: 'moves-data',
      fromName: 'Old live',
      toName: 'Luma live',
    });
  });

  it('say nothing where the page shows what is entered again', () => {
    const same: GuidedAnswers = {
      sandbox: { kind: 'key-set', keySetId: keySet.id },
      production: { kind: 'key-set', keySetId: keySet.id },
      project: { kind: 'text', text: 'Luma' },
      'data-space': { kind: 'text', text: 'space-1' },
    };
    expect(kindsOf(same)).toEqual([]);
  });
});

/** What the page keeps about entered values: answers, never the values. */
import { describe, expect, it } from 'vitest';
import { isBesideField, offersFor } from '../../../renderer/steps/paste-keys/beside-field.ts';
import {
  acceptedSlots,
  addFindings,
  forgetField,
  noFindings,
  withMissing,
} from '../../../renderer/steps/paste-keys/findings.ts';
import { keychainProblem } from '../../../renderer/steps/paste-keys/keychain-problem.ts';
import { shortFingerprint } from '../../../renderer/steps/paste-keys/slots.ts';
import type { EnterResult, Offer } from '../../../shared/contract/credentials.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { checkedPair, emptyKeySet } from '../../fixtures/scripted/data.ts';

const keySet = emptyKeySet('keys-1', 'Nordlicht', false);
const sandboxPrivate = { environment: 'sandbox', field: 'privateKey' } as const;
const sandboxApi = { environment: 'sandbox', field: 'apiKey' } as const;

const refused: EnterResult = {
  keySet,
  findings: [
    {
      outcome: 'refused',
      environment: 'sandbox',
      field: 'privateKey',
      problem: { code: 'key.ec', params: {} },
    },
    {
      outcome: 'refused',
      environment: null,
      field: null,
      problem: { code: 'key.nothing-found', params: {} },
    },
  ],
  offers: [],
};
const accepted: EnterResult = {
  keySet,
  findings: [{ outcome: 'accepted', slot: sandboxPrivate, repairs: ['quotes'] }],
  offers: [],
};

describe('findings', () => {
  it('puts a refusal beside its field, and one without a field above all', () => {
    const findings = addFindings(noFindings, refused);
    expect(findings.problems['sandbox.privateKey']?.code).toBe('key.ec');
    expect(findings.general).toEqual([
      { environment: null, problem: { code: 'key.nothing-found', params: {} } },
    ]);
    expect(acceptedSlots(refused)).toEqual([]);
  });

  it('takes a refusal back when the field is accepted, and names the repairs', () => {
    const findings = addFindings(addFindings(noFindings, refused), accepted);
    expect(findings.problems['sandbox.privateKey']).toBeUndefined();
    expect(findings.repairs['sandbox.privateKey']).toEqual(['quotes']);
    expect(findings.general).toEqual([]);
    expect(acceptedSlots(accepted)).toEqual(['sandbox.privateKey']);
  });

  it('keeps what was said about other fields', () => {
    const other: EnterResult = {
      ...accepted,
      findings: [{ outcome: 'accepted', slot: sandboxApi, repairs: [] }],
    };
    expect(addFindings(addFindings(noFindings, refused), other).problems['sandbox.privateKey']?.code).toBe(
      'key.ec',
    );
  });
});

it('names the fields that are still empty, and forgets a field that is left', () => {
  const missing = withMissing(noFindings, [sandboxApi]);
  expect(missing.problems['sandbox.apiKey']?.code).toBe('key.empty');
  expect(forgetField(missing, 'sandbox.apiKey').problems['sandbox.apiKey']).toBeUndefined();
});

describe('offers', () => {
  const move: Offer = { kind: 'move', id: 'offer-1', from: sandboxApi, to: sandboxPrivate, reason: 'field' };
  const swap: Offer = { kind: 'swap', id: 'offer-2', what: 'pairs' };

  it('stand beside the field that the value was entered in', () => {
    expect(offersFor(sandboxApi, [move, swap])).toEqual([move]);
    expect(offersFor(sandboxPrivate, [move, swap])).toEqual([]);
    expect(isBesideField(move, keySet, { replacing: new Set() })).toBe(true);
    expect(isBesideField(swap, keySet, { replacing: new Set() })).toBe(false);
  });

  it('stand above all when that field is not on the page', () => {
    const kept = { ...keySet, sandbox: checkedPair('sandbox') };
    expect(isBesideField(move, kept, { replacing: new Set() })).toBe(false);
    expect(isBesideField(move, kept, { replacing: new Set(['sandbox.apiKey'] as const) })).toBe(true);
  });
});

describe('problemOfCheck', () => {
  const base = { pair: 'a:b', checkedAt: '2026-03-02T09:30:00.000Z', gateway: 'commerce.adobe.io' };

  it('hands on the words of the gateway and the request id', () => {
    const check = {
      ...base,
      verdict: 'rejected',
      status: 403,
      message: 'Client ID is invalid',
      requestId: 'r-1',
    } as const;
    expect(problemOfCheck(check)).toEqual({
      code: 'gateway.rejected',
      params: { gateway: 'commerce.adobe.io', status: 403, words: 'Client ID is invalid', requestId: 'r-1' },
    });
  });

  it('names every reason why a pair is not confirmed', () => {
    const check = {
      ...base,
      verdict: 'not-confirmed',
      reason: 'clock-off',
      status: 401,
      message: '',
      requestId: null,
      clockOffset: -421.4,
    } as const;
    expect(problemOfCheck(check)).toMatchObject({
      code: 'gateway.clock-off',
      params: { seconds: 421, requestId: 'none' },
    });
  });

  it('has nothing to say about an accepted pair', () => {
    expect(problemOfCheck({ ...base, verdict: 'accepted' })).toBeNull();
  });
});

it('shows the fingerprint in groups of four', () => {
  expect(shortFingerprint('5e21c05e21c05e21ffff')).toBe('5e21 c05e 21c0 5e21');
});

it('knows which states of the keychain stop the user', () => {
  expect(keychainProblem('locked')?.code).toBe('keychain.locked');
  expect(keychainProblem('unavailable')?.code).toBe('keychain.unavailable');
  for (const state of ['ready', 'session-only', undefined] as const)
    expect(keychainProblem(state)).toBeNull();
});

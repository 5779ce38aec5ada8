/** What is offered for a store that has keys, and what is said where the connector's module is not there. */
import { describe, expect, it } from 'vitest';
import { adoptableKeys } from '../../../renderer/steps/get-keys/key-sets.ts';
import { moduleAdvice } from '../../../renderer/steps/store/modules.ts';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { InstanceFacts, ModuleFact } from '../../../shared/model/instance.ts';
import {
  checkedPair,
  emptyKeySet,
  instanceFacts,
  keyView,
  privateView,
  storeAt,
} from '../../fixtures/scripted/data.ts';

const pairOf = (environment: 'sandbox' | 'production') => ({
  apiKey: keyView[environment],
  privateKey: { fingerprint: privateView[environment].fingerprint },
});
const whole = { sandbox: pairOf('sandbox'), production: pairOf('production') };

const factsOf = (keys: InstanceFacts['keys'] | null, keySet: StoreFacts['keySet'] = null): StoreFacts => ({
  store: {
    ...storeAt('s', {
      name: 'S',
      purpose: 'production',
      connection: { kind: 'local', root: '/s', php: null },
    }),
    instance: keys && { ...instanceFacts(), keys },
  },
  keySet,
  apply: 'none',
});

describe('adoptable keys', () => {
  it('are two whole pairs that the key set does not have yet', () => {
    expect(adoptableKeys(factsOf(whole))).toBe(whole);
    expect(adoptableKeys(factsOf(whole, emptyKeySet('k', 'K', false)))).toBe(whole);
    const same = {
      ...emptyKeySet('k', 'K', false),
      sandbox: checkedPair('sandbox'),
      production: checkedPair('production'),
    };
    expect(adoptableKeys(factsOf(whole, same))).toBeNull();
  });

  it('are not half a set, nor what the store cannot read', () => {
    expect(adoptableKeys(factsOf(null))).toBeNull();
    expect(adoptableKeys(factsOf({ ...whole, sandbox: { apiKey: null, privateKey: null } }))).toBeNull();
    const damaged = { ...whole.production, privateKey: { unreadable: 'not-decrypted' } };
    expect(adoptableKeys(factsOf({ ...whole, production: damaged }))).toBeNull();
  });
});

const withModules = (modules: readonly ModuleFact[], more: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...instanceFacts(),
  ...more,
  modules: [...modules],
});
const module = (name: string, installed: boolean, enabled: boolean): ModuleFact => ({
  name,
  installed,
  enabled,
  version: null,
});
const linesOf = (instance: InstanceFacts) => moduleAdvice(instance)?.commands.flatMap(({ lines }) => lines);

describe('advice on modules', () => {
  const missing = [
    module('Magento_ServicesConnector', false, false),
    module('Magento_ServicesId', false, false),
  ];

  it('is none where the connector is there, and where modules are not seen', () => {
    expect(moduleAdvice(withModules([module('Magento_ServicesConnector', true, true)]))).toBeNull();
    expect(moduleAdvice(withModules([]))).toBeNull();
  });

  it('names the package by service and edition', () => {
    expect(linesOf(withModules(missing, { edition: 'open-source', version: '2.4.6-p3' }))).toEqual([
      'composer require magento/payment-services',
      'bin/magento setup:upgrade',
    ]);
    expect(linesOf(withModules(missing, { edition: 'commerce' }))).toEqual([
      'composer require magento/payment-services',
      'composer require magento/live-search',
      'composer require magento/product-recommendations',
      'bin/magento setup:upgrade',
    ]);
  });

  it.each([
    ['2.4.6-p13', null],
    ['2.4.7', '2.4.7'],
    ['2.4.7-p1', '2.4.7-p1'],
    ['2.4.10', '2.4.10'],
    ['2.5.0', '2.5.0'],
    [null, null],
  ])('says from 2.4.7 on that Payment Services is built in: %s', (version, builtIn) => {
    expect(moduleAdvice(withModules(missing, { version }))?.builtIn).toBe(builtIn);
  });

  it('switches on what is installed and off, and nothing else', () => {
    const off = [
      module('Magento_ServicesConnector', true, false),
      module('Magento_ServicesId', true, false),
      module('Magento_LiveSearch', true, false),
      module('Magento_ServicesIdLayout', true, true),
    ];
    expect(linesOf(withModules(off))).toEqual([
      'bin/magento module:enable Magento_ServicesConnector Magento_ServicesId',
      'bin/magento setup:upgrade',
    ]);
  });
});

/** What an instance says of itself, where it says something hostile. */
import { expect, it } from 'vitest';
import type { InstanceState, ServerFacts } from '../../electron/backend/instance/agent/index.ts';
import { toInstanceFacts } from '../../electron/backend/instance/agent-facts.ts';

const server: ServerFacts = {
  phpVersion: '8.2.0',
  user: 'www-data',
  owner: 'www-data',
  writable: true,
  cloud: false,
  edition: 'Community',
  version: '2.4.7',
  time: 0,
};
const adminUrlWith = (adminFrontName: string): string | null => {
  const state: InstanceState = {
    mode: 'production',
    adminFrontName,
    baseUrls: { secure: 'https://shop.example/', unsecure: null },
    modules: {},
    gateways: { production: null, sandbox: null },
    settings: [],
    stale: false,
    stateToken: 'token',
  };
  return toInstanceFacts(server, state, new Date(0)).adminUrl;
};

it('the Admin is at the store’s own address', () => {
  expect(adminUrlWith('admin_1a2b3c')).toBe('https://shop.example/admin_1a2b3c/');
});

it.each(['//evil.example', 'https://evil.example', 'javascript:alert(1)//', 'http://[', '../..', '', 'a b'])(
  'or nowhere: %s',
  (name) => {
    expect(adminUrlWith(name)).toBeNull();
  },
);

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
const stateWith = (more: Partial<InstanceState>): InstanceState => ({
  mode: 'production',
  adminFrontName: null,
  baseUrls: { secure: 'https://shop.example/', unsecure: null },
  modules: {},
  gateways: { production: null, sandbox: null },
  settings: [],
  stale: false,
  stateToken: 'token',
  ...more,
});
const adminUrlWith = (adminFrontName: string): string | null =>
  toInstanceFacts(server, stateWith({ adminFrontName }), new Date(0)).adminUrl;

it('the Admin is at the store’s own address', () => {
  expect(adminUrlWith('admin_1a2b3c')).toBe('https://shop.example/admin_1a2b3c/');
});

it.each(['//evil.example', 'https://evil.example', 'javascript:alert(1)//', 'http://[', '../..', '', 'a b'])(
  'or nowhere: %s',
  (name) => {
    expect(adminUrlWith(name)).toBeNull();
  },
);

it('what is kept of an instance stays small, and does nothing in a terminal', () => {
  const long = 'x'.repeat(1_000_000);
  const module = { installed: true, enabled: true, version: long };
  const modules = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`M${index}`, module]));
  const address = `https://shop.example/${long}`;
  const state = stateWith({
    mode: long,
    modules,
    baseUrls: { secure: address, unsecure: null },
    gateways: { sandbox: address, production: address },
  });
  const hostile = { ...server, version: `2.4.7\u001B]0;x\u0007${long}`, phpVersion: long, owner: long };
  const facts = toInstanceFacts(hostile, state, new Date(0));
  expect(JSON.stringify(facts).length).toBeLessThan(300_000);
  expect(facts.version).toMatch(/^2\.4\.7 \]0;x x/);
  expect(facts.baseUrl).toBeNull();
});

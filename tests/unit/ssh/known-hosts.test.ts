import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  hostKeyFingerprint,
  hostKeyType,
  judge,
  knownTypes,
  parseKnownHosts,
} from '../../../electron/backend/instance/ssh/known-hosts.ts';

const keyOf = (type: string, body: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return Buffer.concat([length, Buffer.from(type), Buffer.from(body)]);
};
const right = keyOf('ssh-ed25519', 'the right one');
const wrong = keyOf('ssh-ed25519', 'another');
const rsa = keyOf('ssh-rsa', 'rsa');
const line = (hosts: string, key = right, marker = ''): string =>
  `${marker}${hosts} ${hostKeyType(key)} ${key.toString('base64')} a comment`;
const hashed = (name: string): string => {
  const salt = Buffer.from('01234567890123456789');
  const hash = createHmac('sha1', salt).update(name).digest('base64');
  return `|1|${salt.toString('base64')}|${hash}`;
};

describe('known_hosts', () => {
  it.each([
    ['plain', 'shop.example', 'shop.example'],
    ['in a list', 'other,shop.example,10.0.0.7', 'shop.example'],
    ['in another case', 'Shop.Example', 'shop.example'],
    ['with a port', '[shop.example]:2222', '[shop.example]:2222'],
    ['with a wildcard', '*.example', 'shop.example'],
    ['hashed', hashed('shop.example'), 'shop.example'],
    ['hashed with a port', hashed('[shop.example]:2222'), '[shop.example]:2222'],
  ])('%s', (_case, hosts, name) => {
    const known = parseKnownHosts(line(hosts));
    expect(judge(known, name, right)).toBe('known');
    expect(judge(known, name, wrong)).toBe('changed');
    expect(judge(known, 'elsewhere.test', right)).toBe('unknown');
  });

  it('leaves out a host that is negated, and another port', () => {
    expect(judge(parseKnownHosts(line('*.example,!shop.example')), 'shop.example', right)).toBe('unknown');
    expect(judge(parseKnownHosts(line('shop.example')), '[shop.example]:2222', right)).toBe('unknown');
  });

  it('knows several types, and calls a type that is not among them changed', () => {
    const known = parseKnownHosts(`${line('shop.example')}\r\n# a comment\n\n${line('shop.example', rsa)}\n`);
    expect(knownTypes(known, 'shop.example')).toEqual(['ssh-ed25519', 'ssh-rsa']);
    expect(judge(known, 'shop.example', rsa)).toBe('known');
    expect(judge(parseKnownHosts(line('shop.example')), 'shop.example', rsa)).toBe('changed');
  });

  it('believes a revocation before everything else, and ignores certificate authorities', () => {
    const known = parseKnownHosts(`${line('shop.example')}\n${line('*', right, '@revoked ')}`);
    expect(judge(known, 'shop.example', right)).toBe('revoked');
    const authority = parseKnownHosts(line('shop.example', right, '@cert-authority '));
    expect(judge(authority, 'shop.example', wrong)).toBe('unknown');
  });

  it('is not misled by damaged lines', () => {
    expect(parseKnownHosts('shop.example\n@revoked\nshop.example ssh-rsa\n|1|x ')).toEqual([]);
    expect(judge(parseKnownHosts('|1|broken ssh-rsa AAAA'), 'shop.example', right)).toBe('unknown');
    expect(hostKeyType(Buffer.from([0, 0]))).toBe('unknown');
    expect(hostKeyFingerprint(right)).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  });
});

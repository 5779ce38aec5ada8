import { describe, expect, it } from 'vitest';
import { parseSshAddress } from '../../../shared/model/connections/ssh-address.ts';

describe('an SSH address as people paste it', () => {
  it.each([
    ['ssh deploy@shop.example', { host: 'shop.example', user: 'deploy', port: null }],
    ['deploy@shop.example:2222', { host: 'shop.example', user: 'deploy', port: 2222 }],
    ['ssh -p 2222 deploy@shop.example', { host: 'shop.example', user: 'deploy', port: 2222 }],
    ['ssh deploy@shop.example -p2222', { host: 'shop.example', user: 'deploy', port: 2222 }],
    ['ssh://deploy@shop.example:22/', { host: 'shop.example', user: 'deploy', port: 22 }],
    ['deploy@[2001:db8::7]:22', { host: '2001:db8::7', user: 'deploy', port: 22 }],
    [
      'ssh 1.ent-abc123-production-xyz--mymagento@ssh.eu-3.magento.cloud',
      { host: 'ssh.eu-3.magento.cloud', user: '1.ent-abc123-production-xyz--mymagento', port: null },
    ],
  ])('%s', (text, address) => expect(parseSshAddress(text)).toEqual(address));

  it.each(['shop.example', 'alias', '10.0.0.7', '', 'two words', 'a@b@c'])('%s stays as it is', (text) =>
    expect(parseSshAddress(text)).toBeNull(),
  );
});

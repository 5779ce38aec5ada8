/** What the wizard's form takes for a connection, and what is kept as one, are the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dockerConnectionSchema } from '../../shared/model/connections/docker.ts';
import { sshConnectionSchema, sshTargetSchema } from '../../shared/model/connections/ssh.ts';
import { isDockerConnection, isSshConnection, isSshTarget } from '../../shared/model/connections/valid.ts';

/** Around every limit, and with every kind of character that a rule is about. */
const text = fc.oneof(
  fc.constantFrom('', '/', '/srv/shop', 'www-data', 'www-data:www-data', '-it', '.a', '_a', 'a b', 'ä'),
  fc.constantFrom(255, 256, 4096, 4097).map((length) => 'a'.repeat(length)),
  fc.constantFrom(4096, 4097).map((length) => `/${'a'.repeat(length - 1)}`),
  fc.string({ maxLength: 6 }),
);
/** As the form hands it over: without spaces around it. */
const trimmed = text.map((each) => each.trim());
const port = fc.oneof(fc.constantFrom(0, 1, 22, 65_535, 65_536, 2.5, Number.NaN, -1), fc.integer());
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 3 });

const target = fc.record({
  host: trimmed,
  port: orNull(port),
  user: orNull(trimmed),
  auth: fc.oneof(
    fc.constantFrom({ method: 'automatic' } as const, { method: 'password' } as const),
    fc.record({ method: fc.constant('key' as const), file: text }),
  ),
});
const place = fc.record({
  kind: fc.constant('ssh' as const),
  root: text,
  runAs: orNull(text),
  php: orNull(text),
});
const container = fc.record({
  kind: fc.constant('docker' as const),
  target: fc.oneof(
    fc.record({ tool: fc.constant('docker' as const), container: text }),
    fc.record({ tool: fc.constant('compose' as const), folder: text, service: text }),
  ),
  user: orNull(text),
  root: text,
  php: orNull(text),
});
const many = { numRuns: 3000 };

describe('a connection is one for the form when it is one for the schema', () => {
  it('a server', () => {
    const same = fc.property(target, (each) => isSshTarget(each) === sshTargetSchema.safeParse(each).success);
    fc.assert(same, many);
  });

  it('a store on a server', () => {
    const connection = fc.tuple(target, place).map(([server, rest]) => ({ ...server, ...rest }));
    const same = fc.property(
      connection,
      (each) => isSshConnection(each) === sshConnectionSchema.safeParse(each).success,
    );
    fc.assert(same, many);
  });

  it('a store in a container', () => {
    const same = fc.property(
      container,
      (each) => isDockerConnection(each) === dockerConnectionSchema.safeParse(each).success,
    );
    fc.assert(same, many);
  });

  it('and good ones are taken', () => {
    const ssh = {
      host: 'shop',
      port: 22,
      user: 'deploy',
      auth: { method: 'key', file: '~/.ssh/id' },
    } as const;
    expect(isSshTarget(ssh)).toBe(true);
    expect(isSshConnection({ ...ssh, kind: 'ssh', root: '/srv/shop', runAs: 'www-data', php: null })).toBe(
      true,
    );
    expect(isSshConnection({ ...ssh, kind: 'ssh', root: '', runAs: null, php: null })).toBe(false);
    const docker = { kind: 'docker', user: null, root: '/app', php: null } as const;
    expect(isDockerConnection({ ...docker, target: { tool: 'docker', container: 'shop-php-1' } })).toBe(true);
    expect(isDockerConnection({ ...docker, target: { tool: 'docker', container: '--privileged' } })).toBe(
      false,
    );
  });
});

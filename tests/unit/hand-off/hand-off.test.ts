import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, it } from 'vitest';
import { seal } from '../../../electron/backend/hand-off/age-file.ts';
import { createMemoryStore } from '../../../electron/backend/keychain/index.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { codeOf, filled, ids, keys, memoryKeychain } from '../credentials/workbench.ts';
import { asNew, type Computer, complete, contentOf, createComputer, now, textOf } from './workbench.ts';

const folder = await mkdtemp(join(tmpdir(), 'cc-hand-off-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const handOver = async (from: Computer, to: Computer): Promise<string> => {
  const { code } = await to.handOff.recipient();
  return textOf(await from.handOff.write(await complete(from), code));
};

describe('the recipient code', () => {
  it('is made once, also when it is asked for twice at the same moment', async () => {
    const computer = createComputer();
    const codes = await Promise.all([computer.handOff.recipient(), computer.handOff.recipient()]);
    const again = await computer.handOff.recipient();
    expect(again.code).toMatch(/^age1[a-z0-9]{58}$/);
    expect(codes).toEqual([again, again]);
    expect(again.isLasting).toBe(true);
  });

  it('is another one on another computer', async () => {
    const codes = await Promise.all(
      [createComputer(), createComputer()].map(({ handOff }) => handOff.recipient()),
    );
    expect(new Set(codes.map(({ code }) => code)).size).toBe(2);
  });

  it('says when it is good for this run only', async () => {
    const { handOff } = createComputer({ secrets: createMemoryStore() });
    expect((await handOff.recipient()).isLasting).toBe(false);
  });
});

describe('handing over', () => {
  it('brings a key set to the other computer, checked at the gateways, and nothing in clear on its way', async () => {
    const [from, to] = [createComputer(), createComputer()];
    const text = await handOver(from, to);
    const body = Buffer.from(text.replaceAll(/-----.*-----|\n/g, ''), 'base64').toString('latin1');
    for (const secret of [ids.sandbox, ids.production, 'PRIVATE KEY', 'Client'])
      expect(body).not.toContain(secret);
    const received = await to.handOff.read(contentOf(text), asNew);
    expect(received).toMatchObject({
      outcome: 'kept',
      keySet: {
        label: 'Client',
        practice: false,
        sandbox: { check: { verdict: 'accepted' } },
        production: { check: { verdict: 'accepted' } },
      },
    });
    for (const environment of ['sandbox', 'production'] as const) {
      const pair = await to.credentials.readPair(received.keySet.id, environment);
      expect(pair).toEqual({ apiKey: ids[environment], privateKeyPem: keys[environment].pem.trim() });
    }
  });

  it('suggests a file name that every system takes', async () => {
    const [from, to] = [createComputer(), createComputer()];
    const id = await complete(from);
    await from.credentials.rename({ keySetId: id, label: '../Läden: "Süd" <한국>' });
    const { code } = await to.handOff.recipient();
    expect(await from.handOff.write(id, code)).toMatchObject({ name: 'keys-Läden-Süd-한국.age' });
  });

  it.each([
    ['', 'hand-off.code-malformed'],
    ['age1', 'hand-off.code-malformed'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ', 'hand-off.code-malformed'],
    ['age1jrm7ks7yrghm745uamcaczvnjypkuwk6lyp4yww9psmncnpa7y2qryquvd', 'hand-off.code-malformed'],
    ['age1jrm7ks7yrghm745uamcaczvnjypkuwk6lyp4yww9psmncnpa7y2qryquv', 'hand-off.code-malformed'],
  ])('refuses the code %j', async (code, problem) => {
    const computer = createComputer();
    expect(await codeOf(computer.handOff.write(await complete(computer), code))).toBe(problem);
  });

  it('refuses the secret half of a code, and repeats it nowhere', async () => {
    const computer = createComputer();
    const id = await complete(computer);
    const identity = await generateX25519Identity();
    for (const pasted of [identity, ` ${identity.toLowerCase()}\n`, `# public key: age1...\n${identity}`]) {
      const error = await computer.handOff.write(id, pasted).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ProblemError);
      expect(error).toMatchObject({ problem: { code: 'hand-off.code-is-secret', params: {} } });
      const said = JSON.stringify([
        computer.logged,
        error instanceof Error ? [error.message, error.stack] : [],
      ]);
      expect(said).not.toContain(identity.slice(20, 40));
    }
  });

  it('refuses its own code, practice keys and half a key set, and names what is missing', async () => {
    const [from, to] = [createComputer(), createComputer()];
    const { code } = await to.handOff.recipient();
    const own = await from.handOff.recipient();
    expect(await codeOf(from.handOff.write(await complete(from), own.code))).toBe('hand-off.own-code');
    const half = await filled(from, {
      sandbox: { apiKey: 'third', privateKey: 'third' },
      production: { apiKey: 'sandbox' },
    });
    await expect(from.handOff.write(half, code)).rejects.toMatchObject({
      problem: { code: 'hand-off.incomplete', params: { name: 'Client', environment: 'production' } },
    });
    const practice = await from.credentials.create({ label: 'Practice', practice: true });
    expect(await codeOf(from.handOff.write(practice.id, code))).toBe('hand-off.practice-keys');
    expect(await codeOf(from.handOff.write('no-such', code))).toBe('stores.not-found');
  });

  it('takes a code as an e-mail breaks it', async () => {
    const [from, to] = [createComputer(), createComputer()];
    const { code } = await to.handOff.recipient();
    const broken = `  ${code.slice(0, 30)}\r\n${code.slice(30).toUpperCase()} `;
    const text = textOf(await from.handOff.write(await complete(from), broken));
    expect((await to.handOff.read(contentOf(text), asNew)).outcome).toBe('kept');
  });
});

describe('a name that is taken', () => {
  it('asks, then takes another name or replaces the keys of that client', async () => {
    const [from, to] = [createComputer(), createComputer()];
    const text = await handOver(from, to);
    const other = await filled(to, { sandbox: { apiKey: 'third', privateKey: 'third' } });
    const before = to.document(other);
    const asked = await to.handOff.read(contentOf(text), asNew);
    expect(asked).toMatchObject({ outcome: 'name-taken', label: 'Client', keySet: { id: other } });
    expect(to.document(other)).toEqual(before);
    expect(to.documents.size).toBe(1);
    const renamed = await to.handOff.read(contentOf(text), { kind: 'new', label: 'Client (2)' });
    expect(renamed).toMatchObject({ outcome: 'kept', keySet: { label: 'Client (2)' } });
    await to.credentials.remove({ keySetId: renamed.keySet.id });
    const replaced = await to.handOff.read(contentOf(text), { kind: 'replace', keySetId: other });
    expect(replaced).toMatchObject({ outcome: 'kept', keySet: { id: other, label: 'Client' } });
    expect(await to.credentials.readPair(other, 'sandbox')).toMatchObject({ apiKey: ids.sandbox });
    expect(await codeOf(to.handOff.read(contentOf(await handOver(from, to)), asNew))).toBe('no problem');
  });

  it('says when these very keys are there already, and brings back what the keychain lost', async () => {
    const [from, to] = [createComputer(), createComputer()];
    const text = await handOver(from, to);
    const { keySet } = await to.handOff.read(contentOf(text), asNew);
    const again = await to.handOff.read(contentOf(text), { kind: 'new', label: 'Another name' });
    expect(again).toMatchObject({ outcome: 'known', keySet: { id: keySet.id } });
    await to.secrets.remove({
      kind: 'key',
      keySetId: keySet.id,
      slot: { environment: 'sandbox', field: 'privateKey' },
    });
    const restored = await to.handOff.read(contentOf(text), asNew);
    expect(restored).toMatchObject({ outcome: 'kept', keySet: { id: keySet.id } });
    expect(await to.credentials.readPair(keySet.id, 'sandbox')).toMatchObject({ apiKey: ids.sandbox });
  });
});

describe('a file that is not good changes nothing', () => {
  const payload = (changes: Record<string, unknown> = {}): string =>
    JSON.stringify({
      format: 'commerce-connect-keys',
      version: 1,
      label: 'Client',
      madeAt: now().toISOString(),
      sandbox: { apiKey: ids.sandbox, privateKey: keys.sandbox.pem },
      production: { apiKey: ids.production, privateKey: keys.production.pem },
      ...changes,
    });

  it.each([
    ['another format', payload({ format: 'something-else' }), 'hand-off.not-keys'],
    ['no JSON', 'hello', 'hand-off.not-keys'],
    ['no UTF-8', '\uD800', 'hand-off.not-keys'],
    ['a newer version', payload({ version: 2, sandbox: 'other' }), 'hand-off.newer'],
    ['a missing pair', payload({ sandbox: undefined }), 'hand-off.not-keys'],
    ['an endless label', payload({ label: 'x'.repeat(121) }), 'hand-off.not-keys'],
    [
      'a public key',
      payload({ sandbox: { apiKey: ids.sandbox, privateKey: 'ssh-rsa AAAAB3Nza' } }),
      'key.public-key',
    ],
    [
      'a bad API key',
      payload({ sandbox: { apiKey: 'two words', privateKey: keys.sandbox.pem } }),
      'key.api-key-malformed',
    ],
    [
      'one pair twice',
      payload({ sandbox: { apiKey: ids.production, privateKey: keys.production.pem } }),
      'key.same-in-both',
    ],
  ])('%s', async (_what, text, problem) => {
    const computer = createComputer();
    const { code } = await computer.handOff.recipient();
    const source = contentOf(await seal(text, code));
    expect(await codeOf(computer.handOff.read(source, asNew))).toBe(problem);
    expect(computer.documents.size).toBe(0);
  });

  it.each([
    ['nothing', '', 'hand-off.not-age'],
    ['a PEM key', keys.sandbox.pem, 'hand-off.not-age'],
    ['age version 2', 'age-encryption.org/v2\n-> X25519 abc\n', 'hand-off.newer'],
    ['a broken header', 'age-encryption.org/v1\n-> X25519 abc\n', 'hand-off.damaged'],
    ['half an armor', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVu\n', 'hand-off.damaged'],
    ['too much', 'x'.repeat(128 * 1024 + 1), 'hand-off.too-large'],
  ])('%s', async (_what, text, problem) => {
    const computer = createComputer();
    expect(await codeOf(computer.handOff.read(contentOf(text), asNew))).toBe(problem);
    const path = join(folder, 'bad.age');
    await writeFile(path, text);
    expect(await codeOf(computer.handOff.read({ kind: 'path', path }, asNew))).toBe(problem);
    expect(computer.documents.size).toBe(0);
  });

  it('a file for another computer, one with a passphrase, and one that is cut off or changed', async () => {
    const to = createComputer();
    const { code } = await to.handOff.recipient();
    const other = await seal(payload(), await identityToRecipient(await generateX25519Identity()));
    expect(await codeOf(to.handOff.read(contentOf(other), asNew))).toBe('hand-off.other-recipient');
    const good = await seal(payload(), code);
    const lines = good.split('\n');
    const cut = [...lines.slice(0, 30), '-----END AGE ENCRYPTED FILE-----', ''].join('\n');
    expect(await codeOf(to.handOff.read(contentOf(cut), asNew))).toBe('hand-off.damaged');
    const changed = lines.map((line, at) => (at === 20 ? [...line].reverse().join('') : line)).join('\n');
    expect(await codeOf(to.handOff.read(contentOf(changed), asNew))).toBe('hand-off.damaged');
    expect(to.documents.size).toBe(0);
    expect(
      (await to.handOff.read(contentOf(`Hello,\r\n\r\n${good.replaceAll('\n', '\r\n')}\r\nBye`), asNew))
        .outcome,
    ).toBe('kept');
  });

  it('a path that is no file', async () => {
    const { handOff } = createComputer();
    const read = handOff.read({ kind: 'path', path: folder }, asNew);
    await expect(read).rejects.toMatchObject({ problem: { code: 'hand-off.file-unreadable' } });
  });

  it('a keychain that stops in the middle leaves no half client behind', async () => {
    const inner = memoryKeychain();
    let left = Number.POSITIVE_INFINITY;
    const secrets = {
      ...inner,
      write: async (...given: Parameters<typeof inner.write>) => {
        left -= 1;
        if (left < 0) throw new ProblemError('keychain.locked');
        await inner.write(...given);
      },
    };
    const [from, to] = [createComputer(), createComputer({ secrets })];
    const text = await handOver(from, to);
    left = 2;
    expect(await codeOf(to.handOff.read(contentOf(text), asNew))).toBe('keychain.locked');
    expect(to.documents.size).toBe(0);
    left = 10;
    expect((await to.handOff.read(contentOf(text), asNew)).outcome).toBe('kept');
  });
});

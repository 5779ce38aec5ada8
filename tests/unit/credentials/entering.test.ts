import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EnterResult, KeyInput } from '../../../shared/contract/credentials.ts';
import { codeOf, createBench, filled, ids, keys, memoryKeychain } from './workbench.ts';

const slot = (environment: 'sandbox' | 'production', field: 'apiKey' | 'privateKey') => ({
  environment,
  field,
});
const field = (
  environment: 'sandbox' | 'production',
  name: 'apiKey' | 'privateKey',
  text: string,
): KeyInput => ({
  kind: 'field',
  slot: slot(environment, name),
  text,
});
const start = async () => {
  const bench = createBench();
  const { id } = await bench.credentials.create({ label: 'Client', practice: false });
  const enter = (input: KeyInput) => bench.credentials.enter({ keySetId: id, input });
  const accept = (result: EnterResult, environment: 'sandbox' | 'production' | null = null) =>
    bench.credentials.acceptOffer({ keySetId: id, offerId: result.offers[0]?.id ?? 'none', environment });
  return { ...bench, id, enter, accept };
};
/** What is kept, as whose it is. */
const kept = ({ keySet }: { keySet: EnterResult['keySet'] }) => ({
  sandbox: [keySet.sandbox.apiKey?.last4 ?? null, keySet.sandbox.privateKey?.bits ?? null],
  production: [keySet.production.apiKey?.last4 ?? null, keySet.production.privateKey?.bits ?? null],
});
const codes = (result: EnterResult) =>
  result.findings.flatMap((finding) => (finding.outcome === 'refused' ? [finding.problem.code] : []));

describe('one field', () => {
  it('keeps a value at once and says what was repaired', async () => {
    const { enter, credentials, id } = await start();
    const result = await enter(field('sandbox', 'privateKey', keys.sandbox.pem.replace(/\n/g, ' ')));
    expect(result.findings).toEqual([
      { outcome: 'accepted', slot: slot('sandbox', 'privateKey'), repairs: ['line-breaks-rebuilt'] },
    ]);
    await enter(field('sandbox', 'apiKey', ` ${ids.sandbox}\n`));
    expect(await credentials.readPair(id, 'sandbox')).toEqual({
      apiKey: ids.sandbox,
      privateKeyPem: keys.sandbox.pem,
    });
  });

  it('a refused value changes nothing that was kept', async () => {
    const { enter, id, document, credentials } = await start();
    await enter(field('sandbox', 'apiKey', ids.sandbox));
    await enter(field('sandbox', 'privateKey', keys.sandbox.pem));
    const before = document(id);
    const result = await enter(field('sandbox', 'privateKey', keys.third.pem.slice(0, 600)));
    expect(codes(result)).toEqual(['key.truncated']);
    expect(document(id)).toEqual(before);
    expect((await credentials.readPair(id, 'sandbox')).privateKeyPem).toBe(keys.sandbox.pem);
  });

  it('an API key in the private key field is refused there and offered to the right field', async () => {
    const { enter, accept } = await start();
    const result = await enter(field('production', 'privateKey', ids.production));
    expect(codes(result)).toEqual(['key.private-key-expected']);
    expect(result.offers).toMatchObject([
      {
        kind: 'move',
        from: slot('production', 'privateKey'),
        to: slot('production', 'apiKey'),
        reason: 'field',
      },
    ]);
    expect(kept(await accept(result)).production).toEqual(['8888', null]);
  });

  it('a private key in the API key field, and damaged at that', async () => {
    const { enter, accept } = await start();
    const result = await enter(field('sandbox', 'apiKey', keys.sandbox.pem.replace(/\n/g, '')));
    expect(codes(result)).toEqual(['key.api-key-expected']);
    const accepted = await accept(result);
    expect(kept(accepted).sandbox).toEqual([null, 2048]);
    expect(accepted.findings).toMatchObject([{ outcome: 'accepted', repairs: ['line-breaks-rebuilt'] }]);
  });

  it('a label that names the other environment is asked about, not followed', async () => {
    const { enter, accept } = await start();
    const result = await enter(field('sandbox', 'apiKey', `Production API key: ${ids.production}`));
    expect(kept(result).sandbox).toEqual([null, null]);
    expect(result.offers).toMatchObject([
      { kind: 'move', to: slot('production', 'apiKey'), reason: 'label' },
    ]);
    expect(kept(await accept(result)).production).toEqual(['8888', null]);
  });

  it('both values of a pair pasted into one field are both taken', async () => {
    const { enter } = await start();
    const result = await enter(field('sandbox', 'apiKey', `${ids.sandbox}\n${keys.sandbox.pem}`));
    expect(kept(result).sandbox).toEqual(['4444', 2048]);
  });

  it.each(['apiKey', 'privateKey'] as const)(
    'the same %s in both environments: the first stays',
    async (name) => {
      const { enter } = await start();
      const text = name === 'apiKey' ? ids.sandbox : keys.sandbox.pem;
      await enter(field('sandbox', name, text));
      const result = await enter(field('production', name, text));
      expect(result.findings).toMatchObject([
        {
          outcome: 'refused',
          environment: 'production',
          problem: { code: 'key.same-in-both', params: { environment: 'sandbox' } },
        },
      ]);
      expect(result.keySet.production[name]).toBeNull();
      expect(result.keySet.sandbox[name]).not.toBeNull();
    },
  );
});

describe('a block', () => {
  const block = (text: string, environment: 'sandbox' | 'production' | null = null): KeyInput => ({
    kind: 'block',
    text,
    environment,
  });
  const everything = `Sandbox\nAPI key: ${ids.sandbox}\n${keys.sandbox.pem}\nProduction\nAPI key: ${ids.production}\n${keys.production.pem}`;

  it.each([null, 'sandbox'] as const)(
    'with all four values fills the key set (pasted into %s)',
    async (environment) => {
      const { enter } = await start();
      const result = await enter(block(everything, environment));
      expect(result.findings.map(({ outcome }) => outcome)).toEqual([
        'accepted',
        'accepted',
        'accepted',
        'accepted',
      ]);
      expect(kept(result)).toEqual({ sandbox: ['4444', 2048], production: ['8888', 2048] });
    },
  );

  it('without environments asks for each value', async () => {
    const { enter, accept } = await start();
    const result = await enter(block(`${ids.sandbox}\n${keys.sandbox.pem}`));
    expect(result.offers.map(({ kind }) => kind)).toEqual(['choose-environment', 'choose-environment']);
    expect(kept(await accept(result, 'sandbox')).sandbox).toEqual(['4444', null]);
  });

  it('corrects two environments that were entered the wrong way round', async () => {
    const { enter, credentials, id } = await start();
    await enter(field('sandbox', 'privateKey', keys.production.pem));
    await enter(field('production', 'privateKey', keys.sandbox.pem));
    const result = await enter(block(everything));
    expect(codes(result)).toEqual([]);
    expect((await credentials.readPair(id, 'production')).privateKeyPem).toBe(keys.production.pem);
  });

  it('with the same key twice keeps the first', async () => {
    const { enter } = await start();
    const result = await enter(block(`Sandbox\n${keys.sandbox.pem}\nProduction\n${keys.sandbox.pem}`));
    expect(codes(result)).toEqual(['key.same-in-both']);
    expect(kept(result)).toEqual({ sandbox: [null, 2048], production: [null, null] });
  });

  it('with nothing in it says so', async () => {
    const { enter } = await start();
    expect((await enter(block('hello'))).findings).toMatchObject([
      { outcome: 'refused', field: null, problem: { code: 'key.nothing-found' } },
    ]);
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cc-files-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const write = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const paths = (list: string[], environment: 'sandbox' | 'production' | null = null): KeyInput => ({
    kind: 'paths',
    paths: list,
    environment,
  });

  it('named after their environments find their places', async () => {
    const { enter } = await start();
    const list = await Promise.all([
      write('privateKey-production.pem', keys.production.pem),
      write('privateKey-sandbox.pem', keys.sandbox.pem),
    ]);
    expect(kept(await enter(paths(list, 'sandbox')))).toEqual({
      sandbox: [null, 2048],
      production: [null, 2048],
    });
  });

  it('named after the other environment are asked about', async () => {
    const { enter } = await start();
    const result = await enter(
      paths([await write('privateKey-production.pem', keys.production.pem)], 'sandbox'),
    );
    expect(result.offers).toMatchObject([
      { kind: 'move', reason: 'file-name', to: slot('production', 'privateKey') },
    ]);
    expect(kept(result)).toEqual({ sandbox: [null, null], production: [null, null] });
  });

  it('without a telling name ask for the environment', async () => {
    const { enter } = await start();
    const result = await enter(paths([await write('key.pem', keys.production.pem)]));
    expect(result.offers).toMatchObject([
      { kind: 'choose-environment', field: 'privateKey', fileName: 'key.pem' },
    ]);
  });

  it.each([
    ['UTF-16 little-endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 big-endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    [
      'Windows-1252 with typographic dashes',
      (text: string) => Buffer.concat([Buffer.from([0x97]), Buffer.from(text.replace(/-----/g, '---'))]),
    ],
  ])('in %s are read', async (_name, encode) => {
    const { enter } = await start();
    expect(
      kept(await enter(paths([await write('k.pem', encode(keys.sandbox.pem))], 'sandbox'))).sandbox,
    ).toEqual([null, 2048]);
  });

  it.each([
    ['too large', 'key.file-too-large', () => write('big.pem', 'x'.repeat(65_537))],
    ['missing', 'key.file-unreadable', async () => join(folder, 'missing.pem')],
    ['a folder', 'key.file-unreadable', async () => folder],
    ['a device', 'key.file-unreadable', async () => '/dev/zero'],
    ['a zip', 'key.unreadable', () => write('keys.zip', Buffer.from('504b030414000000', 'hex'))],
    ['binary', 'key.unreadable', () => write('k.bin', Buffer.from([0xff, 0, 1, 2]))],
    ['words', 'key.nothing-found', () => write('notes.txt', 'nothing here')],
    [
      'a certificate',
      'key.certificate',
      () => write('c.pem', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'),
    ],
  ])('%s: %s', async (_name, code, make) => {
    const { enter } = await start();
    expect(codes(await enter(paths([await make()], 'sandbox')))).toEqual([code]);
  });

  it('a named pipe does not hang, a link to a key is followed', async () => {
    const { enter } = await start();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(codes(await enter(paths([join(folder, 'pipe')])))).toEqual(['key.file-unreadable']);
    await symlink(await write('real.pem', keys.sandbox.pem), join(folder, 'link.pem'));
    expect(kept(await enter(paths([join(folder, 'link.pem')], 'sandbox'))).sandbox).toEqual([null, 2048]);
  });

  it('whose content the page sends, one good and one not: each has its finding', async () => {
    const { enter } = await start();
    const result = await enter({
      kind: 'files',
      environment: null,
      files: [
        { name: 'sandbox.pem', text: keys.sandbox.pem },
        { name: 'production.pem', text: keys.production.pem.slice(0, 400) },
      ],
    });
    expect(kept(result)).toEqual({ sandbox: [null, 2048], production: [null, null] });
    expect(result.findings[1]).toMatchObject({
      environment: 'production',
      problem: { code: 'key.truncated' },
    });
  });

  it('come from the dialog: chosen, cancelled, or no dialog at all', async () => {
    const path = await write('privateKey-sandbox.pem', keys.sandbox.pem);
    const open = async (chooseFiles: () => Promise<readonly string[] | null | undefined>) => {
      const { credentials } = createBench({ chooseFiles });
      const { id } = await credentials.create({ label: 'Client', practice: false });
      return credentials.enterFromDialog({ keySetId: id, environment: null });
    };
    expect((await open(async () => [path]))?.keySet.sandbox.privateKey?.bits).toBe(2048);
    expect(await open(async () => null)).toBeNull();
    expect(await codeOf(open(async () => undefined))).toBe('host.file-dialog-unavailable');
  });
});

describe('offers', () => {
  it('are bound to their key set, good once, and expire after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { enter, accept, credentials } = await start();
      const other = await credentials.create({ label: 'Other', practice: false });
      const result = await enter(field('sandbox', 'privateKey', ids.sandbox));
      const offerId = result.offers[0]?.id ?? '';
      expect(await codeOf(credentials.acceptOffer({ keySetId: other.id, offerId, environment: null }))).toBe(
        'key.offer-expired',
      );
      await accept(result);
      expect(await codeOf(accept(result))).toBe('key.offer-expired');
      const again = await enter(field('production', 'privateKey', ids.production));
      vi.advanceTimersByTime(10 * 60_000);
      expect(await codeOf(accept(again))).toBe('key.offer-expired');
    } finally {
      vi.useRealTimers();
    }
  });

  it('survive a failure of the keychain', async () => {
    let isBroken = false;
    const secrets = memoryKeychain();
    const bench = createBench({
      secrets: {
        ...secrets,
        write: (name, secret) =>
          isBroken ? Promise.reject(new Error('broken')) : secrets.write(name, secret),
      },
    });
    const id = await filled(bench, {});
    const result = await bench.credentials.enter({
      keySetId: id,
      input: field('sandbox', 'privateKey', ids.sandbox),
    });
    const accept = () =>
      bench.credentials.acceptOffer({ keySetId: id, offerId: result.offers[0]?.id ?? '', environment: null });
    isBroken = true;
    await expect(accept()).rejects.toThrow('broken');
    isBroken = false;
    expect((await accept()).keySet.sandbox.apiKey?.last4).toBe('4444');
  });
});

it('neither log, result nor document contains a value', async () => {
  const { enter, logged, documents } = await start();
  const results = [
    await enter(field('sandbox', 'privateKey', keys.sandbox.pem)),
    await enter(field('sandbox', 'apiKey', keys.production.pem)),
    await enter(field('production', 'privateKey', ids.production)),
    await enter({ kind: 'block', environment: null, text: keys.third.pem.slice(0, 700) }),
  ];
  const told = JSON.stringify([results, logged, [...documents.values()]]);
  for (const { pem } of Object.values(keys))
    for (const line of pem.split('\n').slice(1, -1)) expect(told).not.toContain(line);
  expect(told).not.toContain(ids.production);
});

import { createSign, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../electron/backend/credentials/index.ts';
import { harmless, makeRsa, repairable } from './damages.ts';

const rsa = makeRsa();
const ok = (text: string) => {
  const reading = readPrivateKey(text);
  if (!reading.ok) throw new Error(`refused: ${reading.problem.code}`);
  return { der: Buffer.from(reading.der), view: reading.view, repairs: [...reading.repairs] };
};
const codeOf = (text: string): string => {
  const reading = readPrivateKey(text);
  return reading.ok ? 'accepted' : reading.problem.code;
};

describe('forms that need no repair', () => {
  it.each(Object.entries(harmless))('%s', (_name, damage) => {
    expect(ok(damage(rsa.pem))).toMatchObject({ der: rsa.der, repairs: [] });
  });
  it('PKCS#1 becomes PKCS#8', () => {
    expect(ok(rsa.pkcs1)).toMatchObject({ der: rsa.der, repairs: [] });
  });
});

describe('forms that are repaired', () => {
  it.each(Object.entries(repairable))('%s', (_name, [repair, damage]) => {
    const result = ok(damage(rsa.pem));
    expect(result.der.equals(rsa.der)).toBe(true);
    expect(result.repairs).toContain(repair);
  });

  it('PKCS#1 body under a PKCS#8 header', () => {
    const result = ok(rsa.pkcs1.replace(/RSA PRIVATE/g, 'PRIVATE'));
    expect(result.der.equals(rsa.der)).toBe(true);
    expect(result.repairs).toEqual(['wrong-header']);
  });

  it('names one damage only where there is one', () => {
    for (const name of [
      'literal \\n',
      'CR only',
      'indented',
      'blank line after each line',
      'em dashes',
      'no header',
    ]) {
      const [repair, damage] = repairable[name] ?? [];
      expect(ok(damage?.(rsa.pem) ?? '').repairs, name).toEqual([repair]);
    }
  });

  it('any composition of the damages gives the same key', () => {
    const damages = [...Object.values(harmless), ...Object.values(repairable).map(([, damage]) => damage)];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...damages), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(rsa.pem, rsa.pkcs1),
        (chosen, start) => {
          const text = chosen.reduce((damaged, damage) => damage(damaged), start);
          return ok(text).der.equals(rsa.der);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('keeps the fingerprint that openssl prints for the public key', () => {
    const { view } = ok(rsa.pem);
    expect(view.bits).toBe(2048);
    expect(view.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(ok(rsa.pkcs1).view).toEqual(view);
  });
});

describe('what is refused, by its name', () => {
  const encrypted = rsa.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  const oldEncrypted = rsa.privateKey
    .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const ed = generateKeyPairSync('ed25519').privateKey;
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
  const spki = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const lines = rsa.pem.split('\n');
  // A certificate's outer form: SEQUENCE { tbsCertificate, algorithm, signature }.
  const element = (tag: string, content: string): string => {
    const length = content.length / 2;
    return `${tag}82${length.toString(16).padStart(4, '0')}${content}`;
  };
  const tbs = element('30', '020100'.repeat(90));
  const signature = `300d06092a864886f70d01010b0500${element('03', '00'.repeat(257))}`;
  const certificate = Buffer.from(element('30', `${tbs}${signature}`), 'hex');

  const cases: readonly (readonly [name: string, code: string, text: string])[] = [
    ['nothing', 'key.empty', ' \n\u00A0 '],
    ['quotes around nothing', 'key.empty', '""'],
    ['cut off after some lines', 'key.truncated', lines.slice(0, 12).join('\n')],
    ['a line lost in the middle', 'key.truncated', [...lines.slice(0, 8), ...lines.slice(9)].join('\n')],
    ['the first lines lost', 'key.truncated', lines.slice(9).join('\n')],
    ['markers only', 'key.truncated', `${lines[0]}\n${lines.at(-1)}`],
    ['encrypted', 'key.encrypted', encrypted],
    ['encrypted, old form', 'key.encrypted', oldEncrypted],
    ['encrypted, without header', 'key.encrypted', encrypted.replace(/-----[A-Z ]+-----/g, '')],
    ['EC, PKCS#8', 'key.ec', ec.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['EC, SEC1', 'key.ec', ec.export({ type: 'sec1', format: 'pem' }).toString()],
    [
      'EC under an RSA header',
      'key.ec',
      ec
        .export({ type: 'pkcs8', format: 'pem' })
        .toString()
        .replace(/ PRIVATE/g, ' RSA PRIVATE'),
    ],
    ['Ed25519', 'key.ed25519', ed.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['public key', 'key.public-key', spki],
    [
      'public key, PKCS#1',
      'key.public-key',
      rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    ],
    ['public key without header', 'key.public-key', spki.replace(/-----[A-Z ]+-----/g, '')],
    ['public key under a private header', 'key.public-key', spki.replace(/PUBLIC/g, 'PRIVATE')],
    ['SSH public key', 'key.public-key', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 someone@example'],
    ['certificate', 'key.certificate', `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----`],
    ['certificate without header', 'key.certificate', certificate.toString('base64')],
    ['1024 bits', 'key.too-short', makeRsa(1024).pem],
    [
      'RSA-PSS, which cannot sign RS256',
      'key.unreadable',
      pss.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
    ['a file address', 'key.file-reference', 'file:///etc/ssl/key.pem'],
    ['a file address in quotes', 'key.file-reference', '"file:///etc/ssl/key.pem"'],
    ["Magento's ciphertext", 'key.ciphertext', `0:3:${'QUJD'.repeat(30)}`],
    ['masked', 'key.masked', '******'],
    [
      'OpenSSH',
      'key.unreadable',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE=\n-----END OPENSSH PRIVATE KEY-----',
    ],
    ['words', 'key.unreadable', 'the key is in the attachment'],
  ];
  it.each(cases)('%s: %s', (_name, code, text) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says how many bits a short key has', () => {
    expect(readPrivateKey(makeRsa(1024).pem)).toMatchObject({ problem: { params: { bits: 1024 } } });
  });

  it('a key whose numbers do not belong together', () => {
    const broken = Buffer.from(rsa.der);
    // Private exponent and first prime: OpenSSL signs by way of either, as long as one is right.
    for (const at of [400, 700]) broken[at] = (broken[at] ?? 0) ^ 0xff;
    expect(
      codeOf(`-----BEGIN PRIVATE KEY-----\n${broken.toString('base64')}\n-----END PRIVATE KEY-----`),
    ).toBe('key.unreadable');
  });

  it('never puts the input into the problem', () => {
    for (const [, , text] of cases) {
      const reading = readPrivateKey(text);
      const told = JSON.stringify(reading.ok ? {} : reading.problem);
      for (const line of text.split('\n')) if (line.length > 20) expect(told).not.toContain(line);
    }
  });
});

describe('whatever comes in', () => {
  it('never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.constantFrom(
        '-----BEGIN PRIVATE KEY-----',
        '-----END PRIVATE KEY-----',
        '\n',
        '\\n',
        'MIIE',
        '-----',
        rsa.pem,
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        (pieces) => typeof readPrivateKey(pieces.join('')).ok === 'boolean',
      ),
      { numRuns: 500 },
    );
  });

  it.each(
    [
      '-',
      '\\',
      ' ',
      '\n',
      'M',
      '"',
      '\u00A0',
      '-----BEGIN PRIVATE KEY-----',
      '-----BEGIN ',
      'M \n',
      'MIIE+',
      '\\n',
      '0:',
      '* ',
    ].map((unit) => [unit]),
  )('64 kB of %j take no time', (unit) => {
    const started = performance.now();
    readPrivateKey(unit.repeat(Math.floor(65_536 / unit.length)));
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('the canonical key signs', () => {
    const { der } = ok(rsa.pem);
    const key = { key: der, format: 'der', type: 'pkcs8' } as const;
    expect(createSign('RSA-SHA256').update('x').sign(key).length).toBe(256);
  });
});

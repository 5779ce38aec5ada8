/** The canonical key in a real PHP: the script goes to `php` on standard input, as the agent's does. */
import { spawn } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pemOf, readPrivateKey } from '../../electron/backend/credentials/index.ts';
import { makeRsa, repairable } from '../unit/credentials/damages.ts';

const php = (script: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('php', ['-d', 'display_errors=stderr'], { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', () => resolve(output));
    child.stdin.end(script);
  });

/** The signature of `message` by PHP, base64; empty where PHP cannot use the key. Trims as Magento's decryption does. */
const signInPhp = (pem: string): Promise<string> =>
  php(`<?php
$pem = trim(base64_decode('${Buffer.from(pem).toString('base64')}'));
$key = openssl_pkey_get_private($pem);
if ($key !== false && openssl_sign('message', $signature, $key, OPENSSL_ALGO_SHA256)) { echo base64_encode($signature); }
`);

const rsa = makeRsa();
const isGood = (signature: string): boolean =>
  verify('RSA-SHA256', Buffer.from('message'), createPublicKey(rsa.pem), Buffer.from(signature, 'base64'));

describe('PHP signs with the repaired key', () => {
  it.each(Object.entries(repairable))('%s', async (_name, [, damage]) => {
    const reading = readPrivateKey(damage(rsa.pem));
    expect(reading.ok && isGood(await signInPhp(pemOf(reading.der)))).toBe(true);
  });
});

describe('PHP does not sign with the damaged one, so the repair is needed', () => {
  it.each([
    'newlines turned into spaces',
    'newlines removed',
    'literal \\n',
    'no header',
    'em dashes',
    'indented',
  ])('%s', async (name) => {
    const [, damage] = repairable[name] ?? [];
    const signature = await signInPhp(damage?.(rsa.pem) ?? '');
    expect(signature === '' || !isGood(signature)).toBe(true);
  });
});

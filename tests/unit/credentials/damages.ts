/** Keys to test with, and what people and programs do to them on the way. */
import { generateKeyPairSync } from 'node:crypto';
import { pemOf } from '../../../electron/backend/credentials/index.ts';

export const makeRsa = (bits = 2048) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  return { der, pem: pemOf(der), pkcs1, privateKey, publicKey };
};

export type Damage = (pem: string) => string;

const body = (pem: string): string => pem.replace(/-----[A-Z ]+-----/g, '').trim();

/** Forms that PHP signs with as they are. */
export const harmless: Readonly<Record<string, Damage>> = {
  'as it is': (pem) => pem,
  'CRLF and a final newline': (pem) => `${pem}\n`.replace(/\n/g, '\r\n'),
  'trailing spaces': (pem) => pem.replace(/\n/g, '  \n'),
  'body on one line': (pem) => pem.replace(/([A-Za-z0-9+/=])\n(?!-)/g, '$1'),
};

/** Forms that are repaired, with the repair that must be named. */
export const repairable: Readonly<Record<string, readonly [repair: string, damage: Damage]>> = {
  'newlines turned into spaces': ['line-breaks-rebuilt', (pem) => pem.replace(/\n/g, ' ')],
  'newlines removed': ['line-breaks-rebuilt', (pem) => pem.replace(/\n/g, '')],
  'literal \\n': ['escaped-newlines', (pem) => pem.replace(/\n/g, '\\n')],
  'literal \\r\\n': ['escaped-newlines', (pem) => pem.replace(/\n/g, '\\r\\n')],
  'CR only': ['carriage-returns', (pem) => pem.replace(/\n/g, '\r')],
  indented: ['indentation', (pem) => pem.replace(/^/gm, '    ')],
  'blank line after each line': ['blank-lines', (pem) => pem.replace(/\n/g, '\n\n')],
  'no-break spaces': ['non-breaking-spaces', (pem) => pem.replace(/ /g, '\u00A0')],
  'no-break space at each line': ['non-breaking-spaces', (pem) => pem.replace(/\n/g, '\u00A0\n')],
  'zero-width spaces': ['non-breaking-spaces', (pem) => pem.replace(/\n/g, '\u200B\n')],
  'double quotes': ['quotes', (pem) => `"${pem}"`],
  'typographic quotes': ['quotes', (pem) => `\u201C${pem}\u201D`],
  'em dashes': ['dashes', (pem) => pem.replace(/-----/g, '\u2014\u2014-')],
  'no header': ['missing-header', body],
  'no BEGIN line': ['missing-header', (pem) => pem.replace(/-+BEGIN[A-Z ]+-+\s*/, '')],
  'no END line': ['missing-header', (pem) => pem.replace(/\s*-+END[A-Z ]+-+/, '')],
  'RSA header on PKCS#8': ['wrong-header', (pem) => pem.replace(/PRIVATE KEY/g, 'RSA PRIVATE KEY')],
  'lower-case header': [
    'wrong-header',
    (pem) => pem.replace(/(BEGIN|END) PRIVATE KEY/g, (words) => words.toLowerCase()),
  ],
  'byte order mark': ['byte-order-mark', (pem) => `\uFEFF${pem}`],
  'text around': ['surrounding-text', (pem) => `Hello, here is the key:\n${pem}\nRegards, A. Merchant`],
};

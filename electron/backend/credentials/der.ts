/** Just enough ASN.1 DER (X.690) to say what kind of key a file holds, also when OpenSSL would only say "unsupported". */

export type DerKind =
  | 'rsa-pkcs8'
  | 'rsa-pkcs1'
  | 'ec'
  | 'edwards'
  | 'encrypted'
  | 'public-key'
  | 'certificate'
  | 'other-key'
  | 'unknown';

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Where the element at `offset` has its content, or null where there is none. Lengths as declared, not as present. */
const readHeader = (bytes: Uint8Array, offset: number) => {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) return null;
  if (first < 0x80) return { tag, start: offset + 2, length: first };
  const count = first & 0x7f;
  if (count === 0 || count > 3) return null;
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = bytes[offset + 2 + index];
    if (byte === undefined) return null;
    length = length * 256 + byte;
  }
  return { tag, start: offset + 2 + count, length };
};

/** How long the outer SEQUENCE says that the whole is; null where the bytes do not begin with a SEQUENCE. */
export const declaredLength = (bytes: Uint8Array): number | null => {
  const header = readHeader(bytes, 0);
  return header?.tag === 0x30 ? header.start + header.length : null;
};

const elementsOf = (content: Uint8Array, most = 4): readonly Element[] => {
  const elements: Element[] = [];
  for (let offset = 0; offset < content.length && elements.length < most; ) {
    const header = readHeader(content, offset);
    if (!header || header.start + header.length > content.length) break;
    offset = header.start + header.length;
    elements.push({ tag: header.tag, content: content.subarray(header.start, offset) });
  }
  return elements;
};

/** The OBJECT IDENTIFIER that an AlgorithmIdentifier begins with, in hex. */
const algorithmOf = (element: Element | undefined): string | null => {
  const [oid] = element?.tag === 0x30 ? elementsOf(element.content) : [];
  return oid?.tag === 0x06 ? Buffer.from(oid.content).toString('hex') : null;
};

const rsaEncryption = '2a864886f70d010101';
const ecPublicKey = '2a8648ce3d0201';
/** X25519, X448, Ed25519, Ed448: 1.3.101.110 to 113. */
const edwards = /^2b65(6e|6f|70|71)$/;
/** PKCS#5 and PKCS#12 password-based encryption. */
const passwordBased = /^2a864886f70d010(5|c01)/;

const pkcs8Kind = (algorithm: string): DerKind => {
  if (algorithm === rsaEncryption) return 'rsa-pkcs8';
  if (algorithm === ecPublicKey) return 'ec';
  return edwards.test(algorithm) ? 'edwards' : 'other-key';
};

export const kindOf = (der: Uint8Array): DerKind => {
  const [outer] = elementsOf(der, 1);
  const [first, second, third] = outer?.tag === 0x30 ? elementsOf(outer.content) : [];
  const firstAlgorithm = algorithmOf(first);
  if (first?.tag === 0x02) {
    const algorithm = algorithmOf(second);
    if (algorithm !== null) return third?.tag === 0x04 ? pkcs8Kind(algorithm) : 'unknown';
    if (second?.tag === 0x04) return 'ec';
    if (second?.tag === 0x02) return third ? 'rsa-pkcs1' : 'public-key';
  }
  if (firstAlgorithm !== null && second?.tag === 0x03) return 'public-key';
  if (firstAlgorithm !== null && second?.tag === 0x04) {
    return passwordBased.test(firstAlgorithm) ? 'encrypted' : 'unknown';
  }
  if (first?.tag === 0x30 && second?.tag === 0x30 && third?.tag === 0x03) return 'certificate';
  return 'unknown';
};

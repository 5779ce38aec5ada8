/** How a secret is laid out in keychain items. Windows allows 2,560 bytes per item, so larger secrets are cut. */
import { createHash, timingSafeEqual } from 'node:crypto';

export const longestPart = 2400;
const inline = 1;
const parted = 2;

export type Generation = 'a' | 'b';
export const generations: readonly Generation[] = ['a', 'b'];

export type Header =
  | { readonly kind: 'inline'; readonly secret: Uint8Array }
  | {
      readonly kind: 'parts';
      readonly generation: Generation;
      readonly count: number;
      readonly digest: Uint8Array;
    };

export const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

export const partsOf = (secret: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(secret.length / longestPart) }, (_, index) =>
    secret.subarray(index * longestPart, (index + 1) * longestPart),
  );

export const inlineItem = (secret: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.of(inline), digestOf(secret), secret]);

export const headerItem = (secret: Uint8Array, generation: Generation): Uint8Array => {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(partsOf(secret).length);
  return Buffer.concat([Buffer.of(parted, generation === 'a' ? 0 : 1), count, digestOf(secret)]);
};

/** null = damaged: what it holds is not what we wrote. */
export const readItem = (item: Uint8Array): Header | null => {
  const bytes = Buffer.from(item);
  if (bytes[0] === inline && bytes.length >= 33) {
    const secret = bytes.subarray(33);
    return sameBytes(bytes.subarray(1, 33), digestOf(secret)) ? { kind: 'inline', secret } : null;
  }
  if (bytes[0] === parted && bytes.length === 36) {
    const generation = bytes[1] === 0 ? 'a' : 'b';
    return { kind: 'parts', generation, count: bytes.readUInt16BE(2), digest: bytes.subarray(4) };
  }
  return null;
};

/** Takes the base64 body out of a normalised text, and says in what way the block around it was damaged. */
import type { Repair } from '../../../shared/model/key-set.ts';
import { quotes } from './characters.ts';
import { isPrivateLabel, markersIn, type PemBlock, pemBlocksIn } from './pem.ts';

export interface Body {
  /** The header's words; null where there was no header. */
  readonly label: string | null;
  /** Base64 without white space, not yet checked. */
  readonly base64: string;
  readonly encrypted: boolean;
  readonly repairs: ReadonlySet<Repair>;
}

const quoteClass = new RegExp(`[${quotes}]`, 'g');
const withoutQuotes = (text: string): string => text.replace(quoteClass, '');

/** Damage to the lines of a block, from its first marker to its last. */
const lineRepairs = (region: string): readonly Repair[] => {
  const lines = region.split('\n');
  const inner = lines.slice(0, -1);
  const found: Repair[] = [];
  if (lines.some((line) => /^[ \t>]/.test(line) && line.trim() !== '')) found.push('indentation');
  if (inner.some((line) => line.trim() === '')) found.push('blank-lines');
  if (lines.some((line) => /[A-Za-z0-9+/=][ \t]+[A-Za-z0-9+/]/.test(line))) found.push('line-breaks-rebuilt');
  return found;
};

/** Damage around a block: quotes, and text that is not part of it. */
const outerRepairs = (before: string, after: string): readonly Repair[] => {
  const around = `${before}\n${after}`;
  const found: Repair[] = [];
  if (withoutQuotes(around) !== around) found.push('quotes');
  if (withoutQuotes(around).trim() !== '') found.push('surrounding-text');
  return found;
};

/** PEM of old OpenSSL begins with `Proc-Type:` and `DEK-Info:` lines, ended by a blank line. */
const splitHeaders = (body: string) => {
  const lines = body.split('\n');
  const isHeader = (line: string) => /^[ \t]*[A-Za-z0-9-]{1,40}:/.test(line);
  return {
    headers: lines.filter(isHeader).join('\n'),
    content: lines.filter((line) => !isHeader(line)).join('\n'),
  };
};

const compact = (content: string): string =>
  withoutQuotes(content.replace(/^[ \t]*>+/gm, '')).replace(/\s+/g, '');
/** Up to the first character that cannot be base64: what follows a body that nothing ends. */
const leadingBase64 = (content: string): string => /^[A-Za-z0-9+/]*={0,2}/.exec(content)?.[0] ?? '';

const bodyOfBlock = (text: string, block: PemBlock): Body => {
  const { headers, content } = splitHeaders(text.slice(block.bodyStart, block.bodyEnd));
  const lineStart = text.lastIndexOf('\n', block.start - 1) + 1;
  const onItsLine = text.slice(lineStart, block.start);
  const indented = onItsLine !== '' && /^[ \t>]+$/.test(onItsLine);
  const repairs = new Set<Repair>([
    ...lineRepairs(content.replace(/^[ \t]*\n?/, '')),
    ...outerRepairs(
      text.slice(0, indented ? lineStart : block.start),
      text.slice(block.complete ? block.end : text.length),
    ),
  ]);
  const headerAlone = /^[ \t]*(\n|$)/.test(text.slice(block.bodyStart, block.bodyEnd));
  const footerAlone = /\n[ \t>]*$/.test(text.slice(block.bodyStart, block.bodyEnd).slice(-80));
  if (!headerAlone || (block.complete && !footerAlone)) repairs.add('line-breaks-rebuilt');
  if (indented) repairs.add('indentation');
  if (!block.properDashes) repairs.add('dashes');
  if (!block.properWords) repairs.add('wrong-header');
  if (!block.complete) repairs.add('missing-header');
  const joined = compact(content);
  if (withoutQuotes(content) !== content) repairs.add('quotes');
  return {
    label: block.label,
    base64: block.complete ? joined : leadingBase64(joined),
    encrypted: /ENCRYPTED/i.test(headers) || block.label === 'ENCRYPTED PRIVATE KEY',
    repairs,
  };
};

/** DER of anything we know begins with a SEQUENCE, and base64 of that with an M. */
const bareStart = /(?<![A-Za-z0-9+/=])M[A-Za-z0-9+/]{39}/;

const bareBody = (text: string): Body | null => {
  const footer = markersIn(text)[0];
  const upTo = text.slice(0, footer?.start ?? text.length);
  const start = bareStart.exec(upTo)?.index;
  if (start === undefined) return null;
  const content = upTo.slice(start);
  const base64 = leadingBase64(compact(content));
  const lineStart = upTo.lastIndexOf('\n', start - 1) + 1;
  const repairs = new Set<Repair>(['missing-header', ...outerRepairs(upTo.slice(0, start), '')]);
  for (const repair of lineRepairs(upTo.slice(lineStart))) repairs.add(repair);
  if (withoutQuotes(content) !== content) repairs.add('quotes');
  return { label: null, base64, encrypted: false, repairs };
};

/** The block that is most likely meant: a private key's before any other; else a body without a header. */
export const bodyIn = (text: string): Body | null => {
  const blocks = pemBlocksIn(text);
  const block = blocks.find(({ label }) => isPrivateLabel(label)) ?? blocks[0];
  return block ? bodyOfBlock(text, block) : bareBody(text);
};

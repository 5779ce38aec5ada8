/** Finds PEM blocks in any text, also where the markers lost their dashes' shape, their line or their partner. */
import { dashes } from './characters.ts';

export interface PemBlock {
  /** `PRIVATE KEY`, `RSA PRIVATE KEY`, `CERTIFICATE`...; upper case, single spaces. */
  readonly label: string;
  /** Offsets into the text: of the whole block, and of what lies between the markers. */
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly complete: boolean;
  /** The markers' dashes are five ASCII hyphens each. */
  readonly properDashes: boolean;
  /** The markers' words are written as RFC 7468 wants them, and agree. */
  readonly properWords: boolean;
}

const kinds = '(?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED)\\s{1,8})?(?:PRIVATE|PUBLIC)\\s{1,8}KEY';
const others = '(?:NEW\\s)?CERTIFICATE(?:\\sREQUEST)?|EC\\s{1,8}PARAMETERS';
const marker = (word: 'BEGIN' | 'END' | 'BEGIN|END') =>
  new RegExp(
    `([${dashes}]{1,12})\\s{0,8}(${word})\\s{1,8}(${kinds}|${others})\\s{0,8}([${dashes}]{1,12})`,
    'gi',
  );

interface Marker {
  readonly word: 'BEGIN' | 'END';
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly properDashes: boolean;
  readonly properWords: boolean;
}

export const markersIn = (text: string): readonly Marker[] =>
  [...text.matchAll(marker('BEGIN|END'))].map((match) => {
    const [whole, before = '', word = '', rawLabel = '', after = ''] = match;
    const label = rawLabel.toUpperCase().replace(/\s+/g, ' ');
    return {
      word: word.toUpperCase() === 'BEGIN' ? 'BEGIN' : 'END',
      label,
      start: match.index,
      end: match.index + whole.length,
      properDashes: before === '-----' && after === '-----',
      properWords: whole === `${before}${word.toUpperCase()} ${label}${after}`,
    };
  });

/** Blocks in the order of the text. A block without END reaches to the next BEGIN or to the end of the text. */
export const pemBlocksIn = (text: string): readonly PemBlock[] => {
  const markers = markersIn(text);
  return markers.flatMap((begin, index): PemBlock[] => {
    if (begin.word !== 'BEGIN') return [];
    const next = markers[index + 1];
    const closing = next?.word === 'END' ? next : null;
    const bodyEnd = next?.start ?? text.length;
    return [
      {
        label: begin.label,
        start: begin.start,
        end: closing?.end ?? bodyEnd,
        bodyStart: begin.end,
        bodyEnd,
        complete: closing !== null,
        properDashes: begin.properDashes && closing?.properDashes !== false,
        properWords:
          begin.properWords && (!closing || (closing.properWords && closing.label === begin.label)),
      },
    ];
  });
};

export const isPrivateLabel = (label: string): boolean => label.endsWith('PRIVATE KEY');

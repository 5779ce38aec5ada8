/** The text of a list's file, in the encodings that spreadsheets write. */
import { type ListFormat, longestList } from '../../shared/store-lists/listed.ts';

export type ListProblem = 'lists.file-unreadable' | 'lists.file-too-large';

const encodingOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

/** A Korean Excel writes its own code page unless it is told otherwise; elsewhere it is the Western one. */
const decode = (bytes: Uint8Array, language: string): string => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(language === 'ko' ? 'euc-kr' : 'windows-1252').decode(bytes);
  }
};

export const readList = async (file: File, language: string): Promise<string | ListProblem> => {
  if (file.size > longestList) return 'lists.file-too-large';
  try {
    return decode(new Uint8Array(await file.arrayBuffer()), language);
  } catch {
    return 'lists.file-unreadable';
  }
};

/** Only JSON begins with a bracket; a name of a column does not. */
export const formatOf = (text: string): ListFormat => (/^[\uFEFF\s]*[{[]/.test(text) ? 'json' : 'csv');

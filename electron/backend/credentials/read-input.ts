/** From what the user did (a field, a paste, files) to values and where they seem to belong. */
import type { KeyInput } from '../../../shared/contract/credentials.ts';
import type { Environment, KeyField, Slot } from '../../../shared/model/environment.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { looksLikeApiKey } from './api-key.ts';
import { type Candidate, parseBlock, readValue } from './block.ts';
import { looksBinary, type NamedText, readKeyFile } from './files.ts';
import type { Waiting } from './offers.ts';
import type { Source } from './place.ts';

export interface Entered {
  readonly sources: readonly Source[];
  readonly asked: Environment | null;
  /** The other field's value in this field: refused here, offered there. */
  readonly misplaced?: { readonly slot: Slot; readonly problem: Problem; readonly waiting: Waiting };
}

const refusal = (code: ProblemCode, params: Problem['params'] = {}): Problem => ({ code, params });
const fromText = (candidates: readonly Candidate[], fileName: string | null): readonly Source[] =>
  candidates.map((candidate) => ({ candidate, fileName }));
const isGood = (candidate: Candidate): candidate is Extract<Candidate, { value: unknown }> =>
  'value' in candidate;

const expected: Readonly<Record<KeyField, ProblemCode>> = {
  apiKey: 'key.api-key-expected',
  privateKey: 'key.private-key-expected',
};

const misplacedIn = (slot: Slot, candidate: Extract<Candidate, { value: unknown }>): Entered => {
  const { value } = candidate;
  const environment = candidate.environment ?? slot.environment;
  const offer = {
    kind: 'move',
    from: slot,
    to: { environment, field: value.field },
    reason: 'field',
  } as const;
  const problem = refusal(expected[slot.field]);
  return { sources: [], asked: slot.environment, misplaced: { slot, problem, waiting: { offer, value } } };
};

/** One field: its value as it is; else a labelled value, several values, or the other field's value. */
const fromField = (slot: Slot, text: string): Entered => {
  const asked = slot.environment;
  const parsed = parseBlock(text);
  const good = parsed.filter(isGood);
  const [only] = good;
  if (good.length > 1) return { sources: fromText(parsed, null), asked };
  const direct = readValue(slot.field, text);
  if (!('code' in direct)) {
    const environment = only?.value.field === slot.field ? only.environment : null;
    return { sources: [{ candidate: { environment, value: direct }, fileName: null }], asked };
  }
  const other: KeyField = slot.field === 'apiKey' ? 'privateKey' : 'apiKey';
  if (only?.value.field === slot.field) return { sources: fromText([only], null), asked };
  if (only) return misplacedIn(slot, only);
  if (other === 'privateKey' || looksLikeApiKey(text)) {
    const value = readValue(other, text);
    if (!('code' in value)) return misplacedIn(slot, { environment: null, value });
  }
  return {
    sources: [{ candidate: { environment: asked, field: slot.field, problem: direct }, fileName: null }],
    asked,
  };
};

const nothing = (problem: Problem): Candidate => ({ environment: null, field: null, problem });

const fromFile = ({ name, text }: NamedText): readonly Source[] => {
  if (looksBinary(text)) return fromText([nothing(refusal('key.unreadable', { name }))], name);
  const parsed = parseBlock(text);
  if (parsed.length > 0) return fromText(parsed, name);
  // Damaged beyond what a paste may look like: the private key's reader knows more forms.
  const value = readValue('privateKey', text);
  if (!('code' in value)) return fromText([{ environment: null, value }], name);
  const isVague = value.code === 'key.unreadable';
  return fromText([nothing(isVague ? refusal('key.nothing-found', { name }) : value)], name);
};

const fromBlock = (text: string): readonly Source[] => {
  const parsed = parseBlock(text);
  if (parsed.length > 0) return fromText(parsed, null);
  const value = readValue('privateKey', text);
  if (!('code' in value)) return fromText([{ environment: null, value }], null);
  return fromText([nothing(value.code === 'key.unreadable' ? refusal('key.nothing-found') : value)], null);
};

export const readInput = async (input: KeyInput): Promise<Entered> => {
  switch (input.kind) {
    case 'field':
      return fromField(input.slot, input.text);
    case 'block':
      return { sources: fromBlock(input.text), asked: input.environment };
    case 'files':
      return { sources: input.files.flatMap(fromFile), asked: input.environment };
    case 'paths': {
      const files = await Promise.all(input.paths.map(readKeyFile));
      const sources = files.flatMap((file) =>
        'code' in file ? fromText([nothing(file)], null) : fromFile(file),
      );
      return { sources, asked: input.environment };
    }
  }
};

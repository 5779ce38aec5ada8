/** Takes one paste of anything apart: an e-mail, both files, env lines, JSON. Nothing is guessed about environments. */
import type { Environment, KeyField } from '../../../shared/model/environment.ts';
import type { Problem } from '../../../shared/problems.ts';
import { type ApiKey, looksLikeApiKey, readApiKey } from './api-key.ts';
import { unquote } from './characters.ts';
import { environmentNamedIn, labelIn, namesBothEnvironments } from './hints.ts';
import { jsonLines } from './json.ts';
import { isPrivateLabel, pemBlocksIn } from './pem.ts';
import { type PrivateKey, type Reading, readPrivateKey } from './private-key.ts';

export type ReadValue =
  | { readonly field: 'apiKey'; readonly reading: Extract<Reading<ApiKey>, { ok: true }> }
  | { readonly field: 'privateKey'; readonly reading: Extract<Reading<PrivateKey>, { ok: true }> };

export type Candidate =
  | { readonly environment: Environment | null; readonly value: ReadValue }
  | { readonly environment: Environment | null; readonly field: KeyField | null; readonly problem: Problem };

/** Reads a value for one field. */
export const readValue = (field: KeyField, text: string): ReadValue | Problem => {
  if (field === 'apiKey') {
    const reading = readApiKey(text);
    return reading.ok ? { field, reading } : reading.problem;
  }
  const reading = readPrivateKey(text);
  return reading.ok ? { field, reading } : reading.problem;
};

const isProblem = (value: ReadValue | Problem): value is Problem => 'code' in value;

/** What the line before said: its environment, and which field's value must come next. */
interface Context {
  environment: Environment | null;
  expected: KeyField | null;
}

const candidate = (context: Context, field: KeyField, text: string): Candidate => {
  const value = readValue(field, text);
  const { environment } = context;
  context.expected = null;
  return isProblem(value) ? { environment, field, problem: value } : { environment, value };
};

/** Stands for a PEM block, on a line of its own. */
const placeholder = /^\uFFFC(\d+)$/;

const cutOutPem = (text: string) => {
  const all = pemBlocksIn(text);
  const wanted = all.some(({ label }) => isPrivateLabel(label))
    ? all.filter(({ label }) => isPrivateLabel(label))
    : all;
  const blocks: string[] = [];
  let rest = '';
  let done = 0;
  for (const block of wanted) {
    rest += `${text.slice(done, block.start)}\n\uFFFC${blocks.length}\n`;
    blocks.push(text.slice(block.start, block.end));
    done = block.end;
  }
  return { rest: rest + text.slice(done), blocks };
};

/** The value in a labelled line: what follows `:` or `=`, else a last word that looks like an API key. */
const valueAfter = (line: string, end: number): string => {
  const separator = /[:=]/.exec(line.slice(end));
  if (separator) {
    return line
      .slice(end + separator.index + 1)
      .replace(/\([^()]{0,80}\)/g, '')
      .trim();
  }
  const last = line.slice(end).trim().split(/\s+/).at(-1) ?? '';
  return looksLikeApiKey(last) ? last : '';
};

const bareStart = /^M[A-Za-z0-9+/\\]{59,}={0,2}/;

/** A base64 body without markers goes on over the following lines; returns how many of them belong to it. */
const bareLinesAfter = (lines: readonly string[], start: number): number => {
  let count = 0;
  for (const line of lines.slice(start)) {
    if (!/^\s*[A-Za-z0-9+/]{1,128}={0,2}["']?\s*$/.test(line)) break;
    count += 1;
  }
  return count;
};

const parseLines = (text: string): readonly Candidate[] => {
  const { rest, blocks } = cutOutPem(text);
  const lines = rest.split(/\r\n|\n|\r/);
  const context: Context = { environment: null, expected: null };
  const found: Candidate[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]?.trim() ?? '';
    const block = blocks[Number(placeholder.exec(line)?.[1] ?? -1)];
    if (block !== undefined) {
      found.push(candidate(context, 'privateKey', block));
      continue;
    }
    const label = labelIn(line);
    const value = label ? valueAfter(line, label.end) : unquote(line);
    const words = label && value !== '' ? line.slice(0, line.lastIndexOf(value)) : line;
    const bare = bareStart.test(unquote(value));
    if (!bare && (label || !looksLikeApiKey(value))) {
      if (namesBothEnvironments(words)) context.environment = null;
      else context.environment = environmentNamedIn(words) ?? context.environment;
    }
    if (bare) {
      const more = bareLinesAfter(lines, index + 1);
      found.push(
        candidate(context, 'privateKey', [value, ...lines.slice(index + 1, index + 1 + more)].join('\n')),
      );
      index += more;
    } else if (label && unquote(value) === '') context.expected = label.field;
    else if (label) found.push(candidate(context, label.field, value));
    else if (looksLikeApiKey(value)) found.push(candidate(context, 'apiKey', value));
    else if (context.expected && value !== '' && !/\s/.test(value)) {
      found.push(candidate(context, context.expected, value));
    }
  }
  return found;
};

/** Everything in the text that is, or should have been, one of the four values. Never throws. */
export const parseBlock = (text: string): readonly Candidate[] => {
  const json = jsonLines(text);
  return json ? json.flatMap((line) => parseLines(line)) : parseLines(text);
};

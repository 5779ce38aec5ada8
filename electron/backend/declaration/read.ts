/** Reads stores.yaml: the declaration, or every mistake with its line and column. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Declaration, DeclaredStore } from '../../../shared/declaration/index.ts';
import { type Mistake, understand } from '../../../shared/declaration/mistakes.ts';
import type { DeclarationIssue } from '../../../shared/declaration/plan.ts';
import { ProblemError, problemOf } from '../../../shared/problems.ts';

/** Bytes. 10,000 stores are below it. */
const longestFile = 8 * 1024 * 1024;

export interface ReadDeclaration {
  /** The folder of the file: what it names is relative to it. */
  readonly folder: string;
  /** null = there are mistakes. */
  readonly declaration: Declaration | null;
  readonly issues: readonly DeclarationIssue[];
}

const readText = async (file: string): Promise<string> => {
  try {
    const { size } = await stat(file);
    if (size > longestFile) throw new Error('too large');
    return await readFile(file, 'utf8');
  } catch {
    throw new ProblemError('declaration.file-unreadable', { file });
  }
};

/** `stores[3].connection.root` */
const inWords = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');

/** The node at a path, or the nearest one above it. */
const nodeAt = (document: Document, path: readonly PropertyKey[]): Node | null => {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(found)) return found;
  }
  return null;
};

const keyNode = (node: Node | null, key: string): Node | null => {
  if (!isMap(node)) return node;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return pair && isNode(pair.key) ? pair.key : node;
};

const placeOf = (document: Document, lines: LineCounter, { path, key }: Mistake) => {
  const node = nodeAt(document, path);
  const place = key === undefined ? node : keyNode(node, key);
  const { line, col } = lines.linePos(place?.range?.[0] ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, col) };
};

/** Keys that are written twice, which the last one would win in silence; `yaml` names the place. */
const syntaxIssues = (document: Document, lines: LineCounter): readonly DeclarationIssue[] =>
  document.errors.map(({ code, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { line, column: col, at: '', problem: problemOf('declaration.syntax', { detail: code }) };
  });

/** Aliases may save writing, and may not let a small file become an endless one. */
const longestAliases = 20_000;

const contentOf = (document: Document): { readonly content: unknown } | null => {
  try {
    return { content: document.toJS({ maxAliasCount: longestAliases }) };
  } catch {
    return null;
  }
};

const absolutePaths = (folder: string, store: DeclaredStore): DeclaredStore => {
  const { connection } = store;
  if (connection.kind !== 'local' || isAbsolute(connection.root)) return store;
  return { ...store, connection: { ...connection, root: resolve(folder, connection.root) } };
};

/** Throws `declaration.file-unreadable`. */
export const readDeclaration = async (path: string): Promise<ReadDeclaration> => {
  const file = resolve(path);
  const folder = dirname(file);
  const lines = new LineCounter();
  // The parser's own words may quote the file, so only its codes are used.
  const document = parseDocument(await readText(file), {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const broken = syntaxIssues(document, lines);
  if (broken.length > 0) return { folder, declaration: null, issues: broken };
  const read = contentOf(document);
  if (read === null) {
    const problem = problemOf('declaration.syntax', { detail: 'ALIAS' });
    return { folder, declaration: null, issues: [{ line: 1, column: 1, at: '', problem }] };
  }
  const { declaration, mistakes } = understand(read.content);
  if (mistakes !== undefined) {
    const issues = mistakes.map((mistake) => ({
      ...placeOf(document, lines, mistake),
      at: inWords(mistake.key === undefined ? mistake.path : [...mistake.path, mistake.key]),
      problem: mistake.problem,
    }));
    const inOrder = issues.toSorted((one, other) => one.line - other.line || one.column - other.column);
    return { folder, declaration: null, issues: inOrder };
  }
  const stores = declaration.stores.map((store) => absolutePaths(folder, store));
  return { folder, declaration: { ...declaration, stores }, issues: [] };
};

/**
 * As `readDeclaration`, and a file that is as it was is not read again: two hundred looks at stores of one file follow
 * one another.
 */
export const createDeclarationReader = (): ((path: string) => Promise<ReadDeclaration>) => {
  let last: { readonly state: string; readonly read: ReadDeclaration } | null = null;
  return async (path) => {
    const found = await stat(path, { bigint: true }).catch(() => null);
    const state = found && `${resolve(path)} ${found.ino} ${found.size} ${found.mtimeNs}`;
    if (last !== null && last.state === state) return last.read;
    const read = await readDeclaration(path);
    last = state === null ? null : { state, read };
    return read;
  };
};

/** Reads the argument names and the tags of an ICU message, as far as our catalogues use the syntax. */

interface Reader {
  readonly text: string;
  at: number;
  readonly names: Set<string>;
}

const word = (reader: Reader): string => {
  const found = /^\s*([^\s,{}]*)\s*/.exec(reader.text.slice(reader.at));
  reader.at += found?.[0].length ?? 0;
  return found?.[1] ?? '';
};

/** The arms of plural and select: `one {...} other {...}`, each a message of its own. */
const arms = (reader: Reader): void => {
  while (word(reader) !== '' && reader.text[reader.at] === '{') {
    reader.at += 1;
    message(reader);
  }
};

const argument = (reader: Reader): void => {
  reader.names.add(word(reader));
  if (reader.text[reader.at] === ',') {
    reader.at += 1;
    const type = word(reader);
    if (reader.text[reader.at] === ',') {
      reader.at += 1;
      if (type === 'plural' || type === 'select') arms(reader);
      else word(reader);
    }
  }
  if (reader.text[reader.at] !== '}') throw new Error(`unreadable at ${reader.at}: ${reader.text}`);
  reader.at += 1;
};

const message = (reader: Reader): void => {
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at];
    reader.at += 1;
    if (character === '}') return;
    if (character === '{') argument(reader);
  }
};

export const argumentsOf = (text: string): readonly string[] => {
  const reader: Reader = { text, at: 0, names: new Set() };
  message(reader);
  return [...reader.names].sort();
};

export const tagsOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/<([a-z]+)>/g)].map((found) => found[1] ?? ''))].sort();

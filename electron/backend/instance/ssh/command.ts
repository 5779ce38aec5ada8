/** The command lines that run on the server. Nothing secret is ever in one. */

/** One word for any shell that a server may have as its login shell (POSIX shells, csh, fish). */
const quote = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;

const asUser = (runAs: string | null): string => (runAs === null ? '' : `sudo -n -u ${quote(runAs)} -- `);

/** A POSIX shell runs the script, whatever the login shell is. One line without single quotes: csh wants it so. */
const shell = (runAs: string | null, script: string, words: readonly string[]): string =>
  `${asUser(runAs)}sh -c ${quote(script)} sh ${words.map(quote).join(' ')}`;

/** When a process started: field 22 of /proc/<pid>/stat (proc(5)), or what ps says. Nothing = it is gone. */
const startOf = [
  'started() { if [ -r "/proc/$1/stat" ]',
  'then read -r line < "/proc/$1/stat"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own way to cut off the name of the program.
  'set -- ${line##*")"}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own way to write the twentieth word.
  '[ "$1" = Z ] || echo "${20}"',
  'else ps -o lstart= -p "$1" 2>/dev/null',
  'fi',
  '}',
].join('; ');

/** The root is not there, or may not be entered. */
export const rootMissing = 66;

/**
 * Says `<marker> <pid> <start>` and then becomes PHP with the same number. Until then nothing is given to it, so a
 * shell that is no shell never sees a script, and we know which process to wait for when the connection drops.
 */
export const phpCommand = (
  { root, php, runAs }: { readonly root: string; readonly php: string | null; readonly runAs: string | null },
  marker: string,
): string =>
  shell(
    runAs,
    [
      startOf,
      `cd -- "$1" || exit ${rootMissing}`,
      'PATH="$PATH:/usr/local/bin:/opt/homebrew/bin"; export PATH',
      'echo "$3 $$ $(started $$)"',
      'exec "$2"',
    ].join('; '),
    [root, php ?? 'php', marker],
  );

/** Says `<marker> gone` as soon as the process has ended, or `<marker> there` after so many tenths of a second. */
export const waitCommand = (
  { pid, started }: { readonly pid: number; readonly started: string },
  runAs: string | null,
  marker: string,
  tenths: number,
): string =>
  shell(
    runAs,
    [
      startOf,
      'tries=0',
      'while [ "$(started "$1")" = "$2" ]',
      'do if [ "$tries" -ge "$4" ]; then echo "$3 there"; exit 0; fi',
      'tries=$((tries + 1)); sleep 0.1 2>/dev/null || sleep 1',
      'done',
      'echo "$3 gone"',
    ].join('; '),
    [String(pid), started, marker, String(tenths)],
  );

export const killCommand = (pid: number, runAs: string | null): string =>
  `${asUser(runAs)}kill -9 ${pid}`;

export const mayRunAs = (user: string): string => `${asUser(user)}true`;

/** Reads its script from standard input. */
export const scriptCommand = 'sh -s';

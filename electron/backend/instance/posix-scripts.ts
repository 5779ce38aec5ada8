/** What a POSIX shell runs on a server or in a container, in place of our own process. Nothing secret is in it. */

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
 * Words: root, php, marker. Says `<marker> <pid> <start>` and then becomes PHP with the same number.
 * In one line without single quotes: csh wants it so.
 */
export const phpScript = [
  startOf,
  `cd -- "$1" || exit ${rootMissing}`,
  'PATH="$PATH:/usr/local/bin:/opt/homebrew/bin"; export PATH',
  'echo "$3 $$ $(started $$)"',
  'exec "$2"',
].join('; ');

/** Words: pid, start, marker, tenths of a second. Says `<marker> gone` at the end of the process, or `<marker> there`. */
export const waitScript = [
  startOf,
  'tries=0',
  'while [ "$(started "$1")" = "$2" ]',
  'do if [ "$tries" -ge "$4" ]; then echo "$3 there"; exit 0; fi',
  'tries=$((tries + 1)); sleep 0.1 2>/dev/null || sleep 1',
  'done',
  'echo "$3 gone"',
].join('; ');

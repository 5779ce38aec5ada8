/** Why Docker did not get us to PHP, from what its command line says (docker/cli, moby, docker/compose, runc). */
import { type ProblemCode, ProblemError } from '../../../../shared/problems.ts';
import { foreignWords } from '../../support/foreign-words.ts';
import { rootMissing } from '../posix-scripts.ts';

export interface DockerEnd {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** Node's code where the command could not be started. */
  readonly spawnError: string | undefined;
  /** The folder to start it in is not there. */
  readonly folderMissing: boolean;
}

export interface DockerPlace {
  readonly container: string;
  readonly root: string;
  readonly user: string | null;
  readonly folder: string;
}

/** Order matters: the first that fits is the most telling one. */
const rules: readonly (readonly [RegExp, ProblemCode])[] = [
  [
    /permission denied while trying to connect to the docker (daemon socket|api)/i,
    'docker.permission-denied',
  ],
  [
    /cannot connect to the docker daemon|is the docker daemon running|failed to connect to the docker api|error during connect/i,
    'docker.engine-not-running',
  ],
  [
    /is not a docker command|unknown (shorthand )?flag|unknown command: docker compose/i,
    'docker.compose-missing',
  ],
  [/no configuration file provided/i, 'docker.compose-file-missing'],
  [/no such container|no such service/i, 'docker.container-missing'],
  [/is not running|is restarting|is paused/i, 'docker.container-not-running'],
  [/unable to find user|no matching entries in passwd|invalid user/i, 'docker.user-unknown'],
  [/chdir to cwd|no such file or directory.*cwd|Cwd must be an absolute path/i, 'docker.directory-missing'],
  [/exec: "sh": executable file not found|exec: "sh": stat/i, 'docker.no-shell'],
];

const keptWords = 300;
const wordsOf = (text: string): string => foreignWords(text, keptWords) || '–';

const codeOf = ({ exitCode, stderr, spawnError, folderMissing }: DockerEnd): ProblemCode => {
  if (folderMissing) return 'docker.compose-file-missing';
  if (spawnError !== undefined) return 'docker.not-installed';
  if (exitCode === rootMissing) return 'docker.directory-missing';
  return rules.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'docker.failed';
};

/** Docker's own words are shown where nothing fits: they hold names and no values of the store. */
export const dockerProblem = (end: DockerEnd, place: DockerPlace): ProblemError =>
  new ProblemError(codeOf(end), { ...place, user: place.user ?? '–', words: wordsOf(end.stderr) });

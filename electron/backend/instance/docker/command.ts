/** The argument lists for the `docker` command. It is started without a shell, and nothing secret is in one. */
import type { DockerConnection } from '../../../../shared/model/connections/docker.ts';
import { phpScript, waitScript } from '../posix-scripts.ts';
import type { ProcessIdentity } from '../process-identity.ts';

export interface DockerCommand {
  readonly args: readonly string[];
  /** The folder that Compose looks for its file in; undefined = none is needed. */
  readonly cwd: string | undefined;
}

type Place = Pick<DockerConnection, 'target' | 'user' | 'root'>;

/** Words run in the container, in the Magento root, with standard input where it is given. */
const execIn = ({ target, user, root }: Place, words: readonly string[]): DockerCommand => {
  const options = [...(user === null ? [] : ['-u', user]), '-w', root];
  return target.tool === 'docker'
    ? { args: ['exec', '-i', ...options, target.container, ...words], cwd: undefined }
    : { args: ['compose', 'exec', '-T', ...options, target.service, ...words], cwd: target.folder };
};

export const phpCommand = (connection: DockerConnection, marker: string): DockerCommand =>
  execIn(connection, ['sh', '-c', phpScript, 'sh', connection.root, connection.php ?? 'php', marker]);

export const waitCommand = (
  place: Place,
  { pid, started }: ProcessIdentity,
  marker: string,
  tenths: number,
): DockerCommand =>
  execIn({ ...place, root: '/' }, [
    'sh',
    '-c',
    waitScript,
    'sh',
    String(pid),
    started,
    marker,
    String(tenths),
  ]);

/** Ending the `docker` command leaves the process in the container alone. */
export const killCommand = (place: Place, pid: number): DockerCommand =>
  execIn({ ...place, root: '/' }, ['sh', '-c', 'kill -9 "$1"', 'sh', String(pid)]);

export const listContainers: DockerCommand = { args: ['ps', '--format', 'json'], cwd: undefined };

export const listServices = (folder: string): DockerCommand => ({
  args: ['compose', 'ps', '--format', 'json'],
  cwd: folder,
});

/** The place in the user's words. */
export const nameOf = ({ target }: Pick<Place, 'target'>): string =>
  target.tool === 'docker' ? target.container : target.service;

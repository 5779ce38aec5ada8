/** Whether a connection is one, for a form that asks with every key. The schemas beside this file say the same; without zod. */
import type { DockerConnection } from './docker.ts';
import { dockerName, dockerUser } from './docker-names.ts';
import type { SshConnection, SshTarget } from './ssh.ts';

const longestName = 255;
const longestPath = 4096;
const highestPort = 65_535;

const isText = (text: string, longest: number): boolean => text.length > 0 && text.length <= longest;
const isName = (text: string): boolean => isText(text, longestName);
const isPath = (text: string): boolean => isText(text, longestPath);
const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= highestPort;

/** Host and user without spaces around them, as they are kept. */
export const isSshTarget = ({ host, port, user, auth }: SshTarget): boolean =>
  isName(host) &&
  (port === null || isPort(port)) &&
  (user === null || isName(user)) &&
  (auth.method !== 'key' || isPath(auth.file));

export const isSshConnection = (connection: SshConnection): boolean => {
  const { root, runAs, php } = connection;
  return (
    isSshTarget(connection) &&
    isPath(root) &&
    (runAs === null || isName(runAs)) &&
    (php === null || isPath(php))
  );
};

const isDockerName = (name: string): boolean => name.length <= longestName && dockerName.test(name);

const isDockerTarget = (target: DockerConnection['target']): boolean =>
  target.tool === 'docker'
    ? isDockerName(target.container)
    : isPath(target.folder) && isDockerName(target.service);

export const isDockerConnection = ({ target, user, root, php }: DockerConnection): boolean =>
  isDockerTarget(target) &&
  (user === null || (user.length <= longestName && dockerUser.test(user))) &&
  root.startsWith('/') &&
  isPath(root) &&
  (php === null || php.length <= longestPath);

/** What the user has chosen and typed about an instance in a container. */
import type { DockerConnection } from '../../../shared/model/connections/docker.ts';
import { isDockerConnection } from '../../../shared/model/connections/valid.ts';
import type { Connection } from '../../../shared/model/instance.ts';

export interface DockerDraft {
  /** Only for finding containers; Compose keeps its own folder in the target. */
  readonly folder: string;
  readonly target: DockerConnection['target'] | null;
  readonly root: string;
  readonly user: string;
  readonly php: string;
}

export const dockerDraftOf = (connection: Connection | null): DockerDraft => {
  if (connection?.kind !== 'docker') return { folder: '', target: null, root: '', user: '', php: '' };
  const { target, root, user, php } = connection;
  const folder = target.tool === 'compose' ? target.folder : '';
  return { folder, target, root, user: user ?? '', php: php ?? '' };
};

/** null = something is missing or cannot be right. */
export const toDockerConnection = ({ target, root, user, php }: DockerDraft): DockerConnection | null => {
  if (target === null) return null;
  const connection: DockerConnection = {
    kind: 'docker',
    target,
    root: root.trim(),
    user: user.trim() || null,
    php: php.trim() || null,
  };
  return isDockerConnection(connection) ? connection : null;
};

/** One word for a target, to compare and to choose by. */
export const targetKey = (target: DockerConnection['target']): string =>
  target.tool === 'docker' ? `container ${target.container}` : `service ${target.folder} ${target.service}`;

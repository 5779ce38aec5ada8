/** Opens the connection of a store, whatever kind it is. */
import type { Connection } from '../../../shared/model/instance.ts';
import type { Store } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Ports } from '../ports.ts';
import type { Practice } from '../practice/index.ts';
import type { AdminSessions } from './admin/index.ts';
import { createAgentConnection } from './agent-connection.ts';
import type { InstanceConnection } from './connection.ts';
import { createDockerConnection } from './docker/index.ts';
import { startLocalPhp } from './local.ts';
import type { Ssh } from './ssh/index.ts';

interface Options {
  readonly ports: Ports;
  readonly practice: Pick<Practice, 'connection'>;
  readonly ssh: Pick<Ssh, 'open'>;
  readonly admin: Pick<AdminSessions, 'connection'>;
}

export type Connect = (store: Pick<Store, 'id' | 'connection'>) => Promise<InstanceConnection>;

type Openers = {
  readonly [Kind in Connection['kind']]: (
    id: string,
    connection: Extract<Connection, { kind: Kind }>,
  ) => Promise<InstanceConnection>;
};

export function createConnect({ ports, practice, ssh, admin }: Options): Connect {
  const { now, version } = ports;
  const userAgent = `Commerce Connect/${version}`;

  const openers: Openers = {
    practice: async (id, { edition }) => practice.connection({ id, edition }),
    local: async (_id, { root, php }) =>
      createAgentConnection({ start: startLocalPhp(root, php), now, userAgent, root }),
    ssh: (_id, connection) => ssh.open(connection),
    docker: async (_id, connection) => createDockerConnection(connection, { now, userAgent }),
    admin: async (_id, { adminUrl }) => admin.connection(adminUrl),
    // Only the user reaches it; the wizard asks the service `guided` instead.
    guided: () => Promise.reject(new ProblemError('guided.no-connection')),
  };

  return ({ id, connection }) => {
    switch (connection.kind) {
      case 'practice':
        return openers.practice(id, connection);
      case 'local':
        return openers.local(id, connection);
      case 'ssh':
        return openers.ssh(id, connection);
      case 'docker':
        return openers.docker(id, connection);
      case 'admin':
        return openers.admin(id, connection);
      case 'guided':
        return openers.guided(id, connection);
    }
  };
}

/** What the user has typed about a store, before and after it is kept. */
import { readAdminAddress } from '../../../shared/model/connections/admin-address.ts';
import type { GuidedConnection } from '../../../shared/model/connections/guided.ts';
import type { Connection } from '../../../shared/model/instance.ts';
import type { Purpose, Store } from '../../../shared/model/store.ts';
import { type DockerDraft, dockerDraftOf, toDockerConnection } from './docker-draft.ts';
import { type SshDraft, sshDraftOf, toSshConnection, toSshTarget } from './ssh-draft.ts';

/** How an instance can be reached, the merchant's main way first. */
export const ways = ['admin', 'ssh', 'local', 'docker', 'guided'] as const;
export type Way = (typeof ways)[number];

export interface StoreDraft {
  readonly name: string;
  readonly purpose: Purpose;
  readonly way: Way;
  readonly local: { readonly root: string; readonly php: string };
  readonly admin: { readonly address: string };
  readonly guided: { readonly address: string; readonly page: GuidedConnection['page'] };
  readonly docker: DockerDraft;
  readonly ssh: SshDraft;
}

const isWay = (kind: Connection['kind']): kind is Way => ways.some((way) => way === kind);

export const draftOf = (store: Store | null): StoreDraft => {
  const connection = store?.connection ?? null;
  const local = connection?.kind === 'local' ? connection : null;
  const admin = connection?.kind === 'admin' ? connection : null;
  const guided = connection?.kind === 'guided' ? connection : null;
  return {
    name: store?.name ?? '',
    purpose: store?.purpose ?? 'production',
    way: connection !== null && isWay(connection.kind) ? connection.kind : 'admin',
    local: { root: local?.root ?? '', php: local?.php ?? '' },
    admin: { address: admin?.adminUrl ?? '' },
    guided: { address: guided?.adminUrl ?? '', page: guided?.page ?? 'services' },
    docker: dockerDraftOf(connection),
    ssh: sshDraftOf(connection),
  };
};

const orNull = (text: string): string | null => text.trim() || null;

/** null = something is missing or cannot be right. */
export const toConnection = ({ way, local, admin, docker, guided, ssh }: StoreDraft): Connection | null => {
  switch (way) {
    case 'local': {
      const root = orNull(local.root);
      return root === null ? null : { kind: 'local', root, php: orNull(local.php) };
    }
    case 'ssh':
      return toSshConnection(ssh);
    case 'docker':
      return toDockerConnection(docker);
    case 'admin': {
      const adminUrl = readAdminAddress(admin.address);
      return adminUrl === null ? null : { kind: 'admin', adminUrl };
    }
    case 'guided': {
      const adminUrl = readAdminAddress(guided.address);
      if (adminUrl === null && guided.address.trim() !== '') return null;
      return { kind: 'guided', adminUrl, page: guided.page };
    }
  }
};

/** The folder on a server may be missing: it is looked for. */
export const isComplete = (draft: StoreDraft): boolean =>
  draft.name.trim() !== '' && (draft.way === 'ssh' ? toSshTarget(draft.ssh) : toConnection(draft)) !== null;

/** Facts of an instance only count for the way in which they were found. */
export const isUnchanged = (draft: StoreDraft, store: Store): boolean =>
  store.name === draft.name.trim() &&
  store.purpose === draft.purpose &&
  JSON.stringify(toConnection(draft)) === JSON.stringify(toConnection(draftOf(store)));

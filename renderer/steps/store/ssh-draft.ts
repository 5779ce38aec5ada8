/** What the user has typed about an instance on a server. */
import type { SshConnection, SshTarget } from '../../../shared/model/connections/ssh.ts';
import { parseSshAddress } from '../../../shared/model/connections/ssh-address.ts';
import { isSshConnection, isSshTarget } from '../../../shared/model/connections/valid.ts';
import type { Connection } from '../../../shared/model/instance.ts';

export const sshMethods = ['automatic', 'key', 'password'] as const;

export interface SshDraft {
  readonly host: string;
  readonly user: string;
  readonly port: string;
  readonly method: (typeof sshMethods)[number];
  readonly file: string;
  /** Empty = it is looked for. */
  readonly root: string;
  readonly runAs: string;
  readonly php: string;
}

export const sshDraftOf = (connection: Connection | null): SshDraft => {
  const ssh = connection?.kind === 'ssh' ? connection : null;
  return {
    host: ssh?.host ?? '',
    user: ssh?.user ?? '',
    port: ssh?.port?.toString() ?? '',
    method: ssh?.auth.method ?? 'automatic',
    file: ssh?.auth.method === 'key' ? ssh.auth.file : '',
    root: ssh?.root ?? '',
    runAs: ssh?.runAs ?? '',
    php: ssh?.php ?? '',
  };
};

/** A pasted address in its parts; what it does not say stays as it was typed. */
export const withAddressTakenApart = (draft: SshDraft): SshDraft => {
  const address = parseSshAddress(draft.host);
  if (address === null) return draft;
  const { host, user, port } = address;
  return { ...draft, host, user: user ?? draft.user, port: port?.toString() ?? draft.port };
};

const fieldsOf = (draft: SshDraft): SshTarget => {
  const { host, user, port, method, file } = withAddressTakenApart(draft);
  return {
    host: host.trim(),
    user: user.trim() || null,
    port: port.trim() === '' ? null : Number(port),
    auth: method === 'key' ? { method, file: file.trim() } : { method },
  };
};

/** null = something is missing or cannot be right. */
export const toSshTarget = (draft: SshDraft): SshTarget | null => {
  const target = fieldsOf(draft);
  return isSshTarget(target) ? target : null;
};

/** null = something is missing or cannot be right; the folder too. */
export const toSshConnection = (draft: SshDraft): SshConnection | null => {
  const connection: SshConnection = {
    kind: 'ssh',
    ...fieldsOf(draft),
    root: draft.root.trim(),
    runAs: draft.runAs.trim() || null,
    php: draft.php.trim() || null,
  };
  return isSshConnection(connection) ? connection : null;
};

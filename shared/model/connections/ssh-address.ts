/** What people paste as the address of a server. */

export interface SshAddress {
  readonly host: string;
  readonly user: string | null;
  readonly port: number | null;
}

const portOf = (text: string | undefined): number | null => {
  const port = Number(text ?? '');
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : null;
};

/**
 * Takes apart what people paste as an address: `ssh user@host -p 2222`, `ssh://user@host:22`, `user@host:22`.
 * null = it is a plain host name or an alias already.
 */
export const parseSshAddress = (text: string): SshAddress | null => {
  const bare = text.trim().replace(/^ssh\s+/, '');
  const option = /(?:^|\s)-p\s*(\d+)(?=\s|$)/.exec(bare);
  const words = bare.replace(/(?:^|\s)-\w\s*\d*(?=\s|$)/g, ' ').trim();
  const found = /^(?:ssh:\/\/)?(?:([^@\s/]+)@)?(\[[0-9a-f:]+\]|[^:@\s/[\]]+)(?::(\d+))?\/?$/i.exec(words);
  if (found === null) return null;
  const [, user, host = '', port] = found;
  if (user === undefined && port === undefined && bare === text.trim() && option === null) return null;
  return { host: host.replace(/^\[|\]$/g, ''), user: user ?? null, port: portOf(option?.[1] ?? port) };
};

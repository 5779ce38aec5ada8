/** What a server may ask before it lets us in: whether it is the right one, a secret, which of its stores. */
import type { Problem } from '../../../shared/problems.ts';

export type SshQuestion =
  | {
      readonly kind: 'trust';
      readonly host: string;
      readonly keyType: string;
      readonly fingerprint: string;
    }
  | { readonly kind: 'password'; readonly user: string; readonly host: string }
  | { readonly kind: 'passphrase'; readonly file: string }
  | { readonly kind: 'roots'; readonly roots: readonly string[] };

/** null = this problem is no question; it is shown as it is. */
export const questionOf = ({ code, params }: Problem): SshQuestion | null => {
  const param = (name: string): string => String(params[name] ?? '');
  switch (code) {
    case 'ssh.host-key-unknown':
      return {
        kind: 'trust',
        host: param('host'),
        keyType: param('keyType'),
        fingerprint: param('fingerprint'),
      };
    case 'ssh.password-needed':
    case 'ssh.password-refused':
      return { kind: 'password', user: param('user'), host: param('host') };
    case 'ssh.passphrase-needed':
    case 'ssh.passphrase-wrong':
      return { kind: 'passphrase', file: param('file') };
    default:
      return null;
  }
};

/** Asked at once. A secret that was refused is shown as a problem first, with a button that asks. */
export const isAskedAtOnce = ({ code }: Problem): boolean =>
  code === 'ssh.host-key-unknown' || code.endsWith('-needed');

/** Which field of the form a problem of the way is about. */
export const sshFieldOf = ({ code }: Problem): string => {
  if (code === 'ssh.directory-missing' || code === 'ssh.root-not-found') return 'ssh-root';
  if (code === 'ssh.sudo-refused') return 'ssh-runAs';
  if (code.startsWith('ssh.key-')) return 'ssh-file';
  return code.startsWith('instance.') ? 'ssh-root' : 'ssh-host';
};

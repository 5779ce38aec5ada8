/** The `ssh` kind: an instance on a server that is reached with SSH (Adobe Commerce Cloud is one too). */
import { z } from 'zod';

/** How a server is reached, before it is known where the store is on it. */
export const sshTargetSchema = z.object({
  /** A host name, an address, or an alias of `~/.ssh/config`. */
  host: z.string().trim().min(1).max(255),
  /** null = what `~/.ssh/config` says, else 22. */
  port: z.number().int().min(1).max(65_535).nullable(),
  /** null = what `~/.ssh/config` says, else this computer's user. */
  user: z.string().trim().min(1).max(255).nullable(),
  /** How to sign in. Passwords and passphrases are secrets and are not here. */
  auth: z.discriminatedUnion('method', [
    /** As ssh does by itself: the agent, then the key files of `~/.ssh/config` or the usual ones. */
    z.object({ method: z.literal('automatic') }),
    z.object({ method: z.literal('key'), file: z.string().min(1).max(4096) }),
    z.object({ method: z.literal('password') }),
  ]),
});
export type SshTarget = z.infer<typeof sshTargetSchema>;

export const sshConnectionSchema = sshTargetSchema.extend({
  kind: z.literal('ssh'),
  /** Absolute path of the Magento root on the server. */
  root: z.string().min(1).max(4096),
  /** Run PHP as this user with `sudo -u`; null = as the user who signed in. */
  runAs: z.string().min(1).max(255).nullable(),
  php: z.string().min(1).max(4096).nullable(),
});
export type SshConnection = z.infer<typeof sshConnectionSchema>;

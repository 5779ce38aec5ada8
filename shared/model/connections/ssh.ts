/** The `ssh` kind: an instance on a server that is reached with SSH (Adobe Commerce Cloud is one too). */
import { z } from 'zod';

export const sshConnectionSchema = z.object({
  kind: z.literal('ssh'),
  /** A host name, an address, or an alias of `~/.ssh/config`. */
  host: z.string().trim().min(1).max(255),
  /** null = what `~/.ssh/config` says, else 22. */
  port: z.number().int().min(1).max(65_535).nullable(),
  /** null = what `~/.ssh/config` says, else this computer's user. */
  user: z.string().trim().max(255).nullable(),
  /** How to sign in. Passwords and passphrases are secrets and are not here. */
  auth: z.discriminatedUnion('method', [
    z.object({ method: z.literal('agent') }),
    z.object({ method: z.literal('key'), file: z.string().min(1).max(4096) }),
    z.object({ method: z.literal('password') }),
  ]),
  /** Absolute path of the Magento root on the server. */
  root: z.string().min(1).max(4096),
  /** Run PHP as this user with `sudo -u`; null = as the user who signed in. */
  runAs: z.string().max(255).nullable(),
  php: z.string().max(4096).nullable(),
});
export type SshConnection = z.infer<typeof sshConnectionSchema>;

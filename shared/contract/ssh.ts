/** What an SSH connection needs besides its own fields: trust in a server, a secret, the place of the store. */
import { z } from 'zod';
import { sshTargetSchema } from '../model/connections/ssh.ts';
import { procedure } from './base.ts';

const target = z.object({ target: sshTargetSchema });

export const sshContract = {
  /** Magento roots on the server, likeliest first; empty = none was found. Problems: `ssh.*`. */
  findRoots: procedure.input(target).output(z.object({ roots: z.array(z.string()) })),
  /** Trusts the host key that was shown with problem `ssh.host-key-unknown`; writes it to our own known_hosts file. */
  trustHost: procedure.input(z.object({ fingerprint: z.string().max(200) })).output(z.object({})),
  /** The password, or the passphrase of the key file. `keep` = in the keychain; otherwise for this run only. */
  giveSecret: procedure
    .input(
      z.object({
        wanted: z.discriminatedUnion('what', [
          z.object({ what: z.literal('password'), user: z.string().max(255), server: z.string().max(300) }),
          z.object({ what: z.literal('passphrase'), file: z.string().max(4096) }),
        ]),
        secret: z.string().min(1).max(4096),
        keep: z.boolean(),
      }),
    )
    .output(z.object({})),
};

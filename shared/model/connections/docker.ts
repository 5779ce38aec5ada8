/** The `docker` kind: an instance inside a container on this computer. */
import { z } from 'zod';
import { dockerName, dockerUser } from './docker-names.ts';

const name = z.string().max(255).regex(dockerName);

export const dockerConnectionSchema = z.object({
  kind: z.literal('docker'),
  target: z.discriminatedUnion('tool', [
    z.object({ tool: z.literal('docker'), container: name }),
    z.object({
      tool: z.literal('compose'),
      /** The folder of the compose file on this computer. */
      folder: z.string().min(1).max(4096),
      service: name,
    }),
  ]),
  /** The user inside the container; null = the container's own. */
  user: z.string().max(255).regex(dockerUser).nullable(),
  /** Absolute path of the Magento root inside the container. */
  root: z.string().startsWith('/').max(4096),
  php: z.string().max(4096).nullable(),
});
export type DockerConnection = z.infer<typeof dockerConnectionSchema>;

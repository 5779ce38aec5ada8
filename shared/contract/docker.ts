/** Where PHP may run on this computer's Docker: what is running, and what a project folder says. */
import { z } from 'zod';
import { dockerConnectionSchema } from '../model/connections/docker.ts';
import { procedure } from './base.ts';

export const dockerSources = ['ddev', 'warden', 'compose', 'container'] as const;

export const dockerCandidateSchema = z.object({
  source: z.enum(dockerSources),
  /** The container's or the service's name. */
  name: z.string(),
  image: z.string(),
  /** How it would be reached; user and root as the source says, or as is usual. */
  connection: dockerConnectionSchema,
});
export type DockerCandidate = z.infer<typeof dockerCandidateSchema>;

export const dockerContract = {
  /** Without a folder: all running containers. With one: what ddev, Warden or Compose run for it. Problems: `docker.*`. */
  find: procedure
    .input(z.object({ folder: z.string().trim().min(1).max(4096).nullable() }))
    .output(z.object({ candidates: z.array(dockerCandidateSchema) })),
};

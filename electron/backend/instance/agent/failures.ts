// Why the agent could not do its job: every case by name. Texts for the user live elsewhere.
import { z } from 'zod';

export const AGENT_FAILURE_KINDS = [
  'directory-missing',
  'not-magento',
  'not-installed',
  'php-missing',
  'php-not-startable',
  'php-too-old',
  'sodium-missing',
  'php-extension-missing',
  'database-down',
  'database-access-denied',
  'database-host-bad',
  'database-failed',
  'module-not-enabled',
  'module-not-installed',
  'not-compiled',
  'cache-not-writable',
  'bootstrap-failed',
  'php-failed',
  'ended-early',
  'no-answer',
  'garbled-answer',
] as const;

export const agentFailureKindSchema = z.enum(AGENT_FAILURE_KINDS);
export type AgentFailureKind = (typeof AGENT_FAILURE_KINDS)[number];

export const AGENT_STAGES = ['start', 'bootstrap', 'inspect', 'write', 'after-commit', 'network'] as const;

/** What PHP said, freed of values: secrets, SQL and long texts are removed on the instance. */
export const agentErrorSchema = z.object({
  class: z.string().max(200),
  message: z.string().max(600),
  stage: z.enum(AGENT_STAGES),
});
export type AgentError = z.infer<typeof agentErrorSchema>;

export type AgentFailure = {
  kind: AgentFailureKind;
  /** A short technical detail without values, for the log and the support bundle; may be empty. */
  detail: string;
};

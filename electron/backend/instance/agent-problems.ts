/** The agent's failures and refusals as problems of the catalogue. */
import { neededParams, type ProblemCode, ProblemError } from '../../../shared/problems.ts';
import { foreignWords } from '../support/foreign-words.ts';
import type { AgentFailure, AgentFailureKind, AgentRefusal, ServerFacts } from './agent/index.ts';

const codes: Record<AgentFailureKind, ProblemCode> = {
  'directory-missing': 'instance.directory-missing',
  'not-magento': 'instance.not-magento',
  'not-installed': 'instance.not-installed',
  'php-missing': 'instance.php-missing',
  'php-not-startable': 'instance.php-missing',
  'php-too-old': 'instance.php-unsuitable',
  'sodium-missing': 'instance.php-unsuitable',
  'php-extension-missing': 'instance.php-unsuitable',
  'database-down': 'instance.database-down',
  'database-access-denied': 'instance.database-denied',
  'database-host-bad': 'instance.database-host',
  'database-failed': 'instance.database-down',
  'module-not-enabled': 'instance.module-disabled',
  'module-not-installed': 'instance.module-missing',
  'not-compiled': 'instance.not-compiled',
  'cache-not-writable': 'instance.cache-not-writable',
  'bootstrap-failed': 'instance.crashed',
  'php-failed': 'instance.crashed',
  'ended-early': 'instance.crashed',
  'no-answer': 'instance.no-answer',
  'garbled-answer': 'instance.garbled-answer',
};

/** Characters; more than the agent lets out. */
const longestDetail = 800;

export const failureProblem = (failure: AgentFailure): ProblemError => {
  const params = {
    detail: foreignWords(failure.detail, longestDetail),
    modules: 'Magento_ServicesConnector',
  };
  const code = codes[failure.kind];
  return new ProblemError(code, neededParams(code, params));
};

const modulesProblem = (refusal: Extract<AgentRefusal, { reason: 'modules' }>): ProblemError =>
  refusal.missing.length > 0
    ? new ProblemError('instance.module-missing', { modules: refusal.missing.join(', ') })
    : new ProblemError('instance.module-disabled', { modules: refusal.disabled.join(' ') });

/** Every refusal but `changed`, which is a result and not a problem. */
export const refusalProblem = (
  refusal: Exclude<AgentRefusal, { reason: 'changed' }>,
  server: ServerFacts,
): ProblemError => {
  switch (refusal.reason) {
    case 'wrong-owner':
      return new ProblemError('instance.wrong-owner', {
        owner: server.owner ?? '?',
        user: server.user ?? '?',
      });
    case 'locked':
      return new ProblemError('apply.locked-path', {
        paths: refusal.locked.map(({ path }) => path).join(', '),
      });
    case 'modules':
      return modulesProblem(refusal);
  }
};

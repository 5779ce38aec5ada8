// Names a failure from what PHP, the shell or Node said. The texts are those of PHP, PDO, Magento and POSIX shells.
import type { AgentAnswer } from './answers.ts';
import type { AgentError, AgentFailure, AgentFailureKind } from './failures.ts';
import type { AgentProcessResult } from './types.ts';

type Rule = readonly [RegExp, AgentFailureKind];

/** Order matters: the first that fits is the most telling one. */
const APPLICATION_RULES: readonly Rule[] = [
  [/supports PHP \d|require a PHP version|Parse error|syntax error, unexpected/i, 'php-too-old'],
  [/undefined function (\S*\\)?sodium_/i, 'sodium-missing'],
  [
    /could not find driver|undefined function|requires? the .* extension|ext-\w+ .*missing/i,
    'php-extension-missing',
  ],
  [
    /Port must be configured within host parameter|\[2002\].*(getaddrinfo|Name or service|not known)/is,
    'database-host-bad',
  ],
  [/\[1045\]|\[1044\]|Access denied for user/i, 'database-access-denied'],
  [/\[2002\]|\[2003\]|\[2006\]|\[2013\]|server has gone away|unable to open database file/i, 'database-down'],
  [/SQLSTATE|database is locked/i, 'database-failed'],
  [/Class "?\S*\\Proxy"? (does not exist|not found)/i, 'not-compiled'],
  [
    /cache_dir "[^"]*" is not writable|directory .*(var\/cache|var\/page_cache).* (not writable|denied)/i,
    'cache-not-writable',
  ],
  [/Cannot instantiate interface/i, 'module-not-enabled'],
  [/Class "?\S+"? (does not exist|not found)/i, 'module-not-installed'],
];

const SHELL_RULES: readonly Rule[] = [
  [
    /\bcd: .*(No such file or directory|not a directory|can't cd)|chdir.*(No such file|failed)/i,
    'directory-missing',
  ],
  [/\bcd: .*Permission denied/i, 'directory-missing'],
  [
    /Could not open input file|(php\S*|env|sudo): .*(command )?not found|php\S*: No such file/i,
    'php-missing',
  ],
];

export function classifyAgentError(error: AgentError): AgentFailureKind {
  return (
    firstMatch(APPLICATION_RULES, error.message) ??
    (error.stage === 'bootstrap' ? 'bootstrap-failed' : 'php-failed')
  );
}

/** For an answer of kind `failed`. The detail is what the instance had already freed of values. */
export function failureOfAnswer(answer: Extract<AgentAnswer, { kind: 'failed' }>): AgentFailure {
  const kind = answer.failure ?? classifyAgentError(answer.error);
  return { kind, detail: `${answer.error.class}: ${answer.error.message}` };
}

/**
 * For a process that gave no (whole) answer. Standard error may hold anything that modules print, so the detail
 * names the exit only. Whether it had committed is not known here: the instance has to be inspected in any case.
 */
export function classifyAgentFailure(result: AgentProcessResult, garbled = false): AgentFailure {
  const kind = spawnKind(result) ?? outputKind(result, garbled);
  const how = result.spawnError === undefined ? `exit ${result.exitCode ?? 'by signal'}` : result.spawnError;
  return { kind, detail: how };
}

/** Node reports a missing working directory as it does a missing program, so callers say whether the directory is there. */
function spawnKind(result: AgentProcessResult): AgentFailureKind | undefined {
  if (result.directoryMissing === true) return 'directory-missing';
  if (result.spawnError === undefined) return undefined;
  return ['ENOENT', 'ENOTDIR'].includes(result.spawnError) ? 'php-missing' : 'php-not-startable';
}

function outputKind(result: AgentProcessResult, garbled: boolean): AgentFailureKind {
  if (garbled) return 'garbled-answer';
  const said = `${result.stderr.slice(0, 20_000)}\n${result.stdout.slice(0, 20_000)}`;
  const shell = firstMatch(SHELL_RULES, said);
  if (shell !== undefined) return shell;
  if (result.exitCode === 127) return 'php-missing';
  if (result.exitCode === 126) return 'php-not-startable';
  // It came to its end: whoever cut it off for being slow knows better.
  return firstMatch(APPLICATION_RULES, said) ?? (result.exitCode === null ? 'ended-early' : 'garbled-answer');
}

function firstMatch(rules: readonly Rule[], text: string): AgentFailureKind | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}

/** Where options say that secrets are, looked at before anything is done: a mistake in one is no reason to stop half-way. */
import { parseSource } from '../ask/source.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import type { Session } from '../frame/session.ts';
import type { Reach } from './reach.ts';

export interface NamedSource {
  readonly option: string;
  readonly source: string;
}

/**
 * Throws `cli.secret-source`, `cli.variable-reserved`, `cli.variable-empty`, and what is against standard input: it is read
 * once, and where somebody types there are questions.
 */
export const checkSources = ({ io }: Pick<Session, 'io'>, sources: readonly NamedSource[]): void => {
  let input: string | null = null;
  for (const { option, source } of sources) {
    const parsed = parseSource(source, option);
    if (parsed.from === 'env' && !io.env[parsed.name]) {
      throw new CliError('cli.variable-empty', { name: parsed.name });
    }
    if (parsed.from !== 'input') continue;
    if (io.stdin.isTTY) throw new CliError('cli.terminal-needed');
    if (input !== null) throw usageError('cli.usage.input-twice', { name: input, other: option });
    input = option;
  }
};

export const reachSources = (reach: Reach): readonly NamedSource[] =>
  [
    { option: '--ssh-secret-from', source: reach.sshSecretFrom },
    { option: '--admin-password-from', source: reach.adminPasswordFrom },
    { option: '--admin-code-from', source: reach.adminCodeFrom },
    { option: '--web-password-from', source: reach.webPasswordFrom },
  ].flatMap(({ option, source }) => (source === undefined ? [] : [{ option, source }]));

/** Throws `cli.usage` too where a password is named, and not whose it is. */
export const checkReach = (session: Pick<Session, 'io'>, reach: Reach): void => {
  checkSources(session, reachSources(reach));
  if (reach.webPasswordFrom !== undefined && reach.webUser === undefined) {
    throw usageError('cli.usage.missing-option', { name: '--web-user' });
  }
};

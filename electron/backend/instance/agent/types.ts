// The agent is the PHP that runs on an instance, piped to `php` on standard input; these are its types and schemas.
export * from './answers.ts';
export * from './commands.ts';
export * from './failures.ts';
export * from './paths.ts';
export * from './state.ts';

/** What a finished (or never started) PHP process left behind. `spawnError` = Node's code, for instance ENOENT. */
export type AgentProcessResult = {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  spawnError?: string | undefined;
  /** Node reports a missing working directory as ENOENT, like a missing program: say which it is. */
  directoryMissing?: boolean | undefined;
};

/** Secrets are refused as arguments: other users of the computer see them in the list of processes, and shells keep them. */
import { CliError } from './cli-error.ts';

/** Options that people know from other programs, with or without a value after `=`. */
const secretOption =
  /^--?(?:key|(?:[a-z]+-)*(?:api-?key|private-?key|pass(?:word|phrase|wd)?|pwd|secret|token|otp|one-time-code))(?:=.*)?$/is;

/** Cut off at its value, so that nothing of it is said again. */
const nameOf = (option: string): string => option.replace(/=.*$/s, '');

const looksLikeKey = (text: string): boolean =>
  /-{2,}\s*(?:BEGIN|END)\b/i.test(text) ||
  /\bAGE-SECRET-KEY-/i.test(text) ||
  /\b0:[23]:[A-Za-z0-9+/]{16,}/.test(text) ||
  // DER in base64: a sequence of more than 255 bytes.
  /MI[A-Za-z0-9+/]{2}[A-Za-z0-9+/=\s\\]{150,}/.test(text);

/** Where a value may be said in one word: `name=value`. */
const valueIn = (text: string): string => text.slice(text.indexOf('=') + 1);

/**
 * Looks at the arguments before anything else does, because messages about wrong ones quote them.
 * Throws `cli.secret-argument` with the option's name, or the argument's number.
 */
export const refuseSecrets = (args: readonly string[]): void => {
  args.forEach((argument, index) => {
    if (secretOption.test(argument)) throw new CliError('cli.secret-argument', { what: nameOf(argument) });
    if (looksLikeKey(argument) || looksLikeKey(valueIn(argument)))
      throw new CliError('cli.secret-argument', { what: `#${index + 1}` });
  });
};

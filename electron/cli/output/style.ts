/** Colours, and when to use them: on a terminal, unless NO_COLOR says otherwise; without one only with FORCE_COLOR. */
import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];
export type Paint = (format: Format, text: string) => string;

/** https://no-color.org and https://force-color.org: a variable counts when it is not empty. */
export const wantsColour = (env: NodeJS.ProcessEnv, isTerminal: boolean): boolean => {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
};

/** Node's own look at the variables is switched off: it differs between Node 20 and 24. */
export const painter = (isColourful: boolean): Paint =>
  isColourful
    ? (format, text) => styleText(format, text, { validateStream: false })
    : (_format, text) => text;

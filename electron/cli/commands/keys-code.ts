/** `keys code`: the code that this computer's hand-off files are made for. It is public. */
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';

export const run: Action = async (session) => {
  const { code, isLasting } = await session.client().handOff.recipient();
  if (!isLasting) session.note('cli.keys.code-for-now');
  const data: DataOf<'keys code'> = { code, isLasting };
  return { data, text: code };
};

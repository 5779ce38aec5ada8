/** Asks the gateways about a client's keys, and says what came of it. */
import { environments } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Session } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';

export interface CheckedKeys {
  readonly data: DataOf<'keys check'>;
  /** What the gateway said about the first pair that it did not accept. */
  readonly problem: Problem | undefined;
}

export const checkKeys = async (
  session: Session,
  { id: keySetId }: Pick<KeySet, 'id'>,
  storeId: string | null,
): Promise<CheckedKeys> => {
  const checked = await session.client().credentials.check({ keySetId, storeId });
  const { keySet, sandbox, production } = checked;
  const problems = environments.flatMap((environment) => {
    const check = checked[environment];
    const problem = check && problemOfCheck(check);
    return problem ? [problem] : [];
  });
  const swapped = checked.offers.some(({ kind }) => kind === 'swap');
  if (swapped) session.note('cli.keys.swapped');
  return { data: { client: keySet, sandbox, production }, problem: problems[0] };
};

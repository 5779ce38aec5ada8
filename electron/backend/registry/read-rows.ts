/** A call that answers with rows. */
import type { ProblemError } from '../../../shared/problems.ts';
import type { Call, CallOptions } from './call.ts';
import { callGateway } from './call.ts';
import { unexpected } from './classify.ts';
import type { Failed, Subject } from './problems.ts';
import { isUnknownToRegistry, problemOf } from './problems.ts';
import type { Grouped } from './rows.ts';
import { groupRows, rowsOf } from './rows.ts';
import type { Gateway } from './types.ts';

export interface Rows {
  readonly raw: readonly unknown[];
  readonly grouped: Grouped;
  /** The problem to throw when the rows are not what the call needs. */
  readonly useless: () => ProblemError;
}

/** Throws the call's problem. With `subject` registry, "Merchant registry not found" is an empty list: no id was asked for. */
export const readRows = async (
  options: CallOptions,
  gateway: Gateway,
  call: Call,
  subject: Subject,
): Promise<Rows> => {
  const changes = call.method !== 'GET';
  const problem = (outcome: Failed): ProblemError =>
    problemOf(outcome, gateway.baseUrl, { subject, changes });
  const outcome = await callGateway(options, gateway, call);
  if (outcome.kind !== 'answer') {
    const useless = (): ProblemError => problem(outcome);
    if (changes || subject !== 'registry' || !isUnknownToRegistry(outcome)) throw useless();
    return { raw: [], grouped: groupRows([]), useless };
  }
  const useless = (): ProblemError => problem(unexpected(outcome, 'UNEXPECTED_ROWS'));
  const raw = rowsOf(outcome.json);
  if (raw === null) throw useless();
  const grouped = groupRows(raw);
  if (grouped.dropped > 0)
    options.log.warn('registry.rows-dropped', { path: call.path, count: grouped.dropped });
  return { raw, grouped, useless };
};

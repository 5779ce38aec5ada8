/** What the backend said about entered values, field by field. Pure; holds no value. */
import type { EnterResult, Offer } from '../../../shared/contract/credentials.ts';
import type { Environment, Slot } from '../../../shared/model/environment.ts';
import type { Repair } from '../../../shared/model/key-set.ts';
import type { Problem } from '../../../shared/problems.ts';
import { type SlotId, slotId } from './slots.ts';

export interface GeneralProblem {
  readonly environment: Environment | null;
  readonly problem: Problem;
}

export interface Findings {
  readonly repairs: Partial<Record<SlotId, readonly Repair[]>>;
  readonly problems: Partial<Record<SlotId, Problem>>;
  /** Refusals that belong to no field, such as a file without a key. */
  readonly general: readonly GeneralProblem[];
  readonly offers: readonly Offer[];
}

export const noFindings: Findings = { repairs: {}, problems: {}, general: [], offers: [] };

/** The fields whose value was kept: their text leaves the page. */
export const acceptedSlots = (result: EnterResult): readonly SlotId[] =>
  result.findings.flatMap((finding) => (finding.outcome === 'accepted' ? [slotId(finding.slot)] : []));

/** Fields that have to be filled before the pairs can be checked. */
export const withMissing = (before: Findings, slots: readonly Slot[]): Findings => ({
  ...before,
  problems: {
    ...before.problems,
    ...Object.fromEntries(slots.map((slot) => [slotId(slot), { code: 'key.empty', params: {} }])),
  },
});

/** What was said about a field that the user leaves as it was. */
export const forgetField = (before: Findings, id: SlotId): Findings => ({
  ...before,
  problems: { ...before.problems, [id]: undefined },
  offers: before.offers.filter((offer) => offer.kind !== 'move' || slotId(offer.from) !== id),
});

/** A new answer replaces what was said about the same fields; the rest stays. */
export const addFindings = (before: Findings, result: EnterResult): Findings => {
  const repairs = { ...before.repairs };
  const problems = { ...before.problems };
  const general: GeneralProblem[] = [];
  for (const finding of result.findings) {
    if (finding.outcome === 'accepted') {
      repairs[slotId(finding.slot)] = finding.repairs;
      delete problems[slotId(finding.slot)];
    } else if (finding.environment !== null && finding.field !== null) {
      problems[slotId({ environment: finding.environment, field: finding.field })] = finding.problem;
    } else {
      general.push({ environment: finding.environment, problem: finding.problem });
    }
  }
  return { repairs, problems, general, offers: result.offers };
};

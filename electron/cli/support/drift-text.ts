/** What a check found, for people. */
import type { Drift, StoreCheck } from '../../../shared/model/store-check.ts';
import type { Session } from '../frame/session.ts';
import { oneLine } from '../output/table.ts';

export interface NamedCheck {
  readonly name: string;
  readonly check: StoreCheck;
}

const driftLine = (drift: Drift, { words }: Session): string => {
  const { kind, ...values } = drift;
  const none = words.say('cli.drift.nothing');
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, String(value ?? none)]),
  );
  return `  ${oneLine(words.say(`cli.drift.${kind}`, named))}`;
};

/** Stores that are as they were applied need no words. */
export const driftText = (checks: readonly NamedCheck[], session: Session): string =>
  checks
    .filter(({ check }) => check.drifts.length > 0)
    .map(({ name, check }) =>
      [session.paint('bold', oneLine(name)), ...check.drifts.map((drift) => driftLine(drift, session))].join(
        '\n',
      ),
    )
    .join('\n\n');

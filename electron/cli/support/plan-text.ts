/** A plan for people: what would become of each value, and what there is to know before. */
import type { Plan, PlanItem, PlanWarning, ShownValue } from '../../../shared/plan.ts';
import { changesOf } from '../../../shared/plan.ts';
import type { Session } from '../frame/session.ts';
import { oneLine, table } from '../output/table.ts';

const shortLength = 16;

const shown = (value: ShownValue, { words }: Session): string => {
  switch (value.kind) {
    case 'empty':
      return words.say('plan.value.empty');
    case 'text':
      return value.text;
    case 'api-key':
      return `…${value.last4}`;
    case 'private-key':
      return value.fingerprint.slice(0, shortLength);
    case 'unreadable':
      return words.say('plan.value.unreadable');
  }
};

const colours = { set: 'green', replace: 'yellow', remove: 'red', same: 'dim' } as const;

export const itemsTable = (items: readonly PlanItem[], session: Session): string => {
  const { words, paint } = session;
  const head = [
    words.say('cli.column.change'),
    words.say('cli.column.path'),
    words.say('cli.column.now'),
    words.say('cli.column.then'),
  ];
  const rows = items.map((item) => [
    words.say(`plan.change.${item.change}`) +
      (item.lock === null ? '' : ` (${words.say('plan.lock.badge')})`),
    item.path,
    shown(item.current, session),
    shown(item.next, session),
  ]);
  return table(head, rows, paint, (row, column) => {
    const change = items[row]?.change;
    return column === 0 && change !== undefined ? colours[change] : null;
  });
};

export const warningLine = (warning: PlanWarning, { words, paint }: Session): string => {
  const { kind, ...values } = warning;
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  const title = words.find(`plan.warning.${kind}.title`, named) ?? kind;
  const text = words.find(`plan.warning.${kind}.text`, named) ?? '';
  return `${paint('yellow', words.say('cli.plan.warning'))} ${oneLine(title)}\n  ${oneLine(text)}`;
};

export const planText = (name: string, plan: Plan, session: Session): string => {
  const { words, paint } = session;
  const changes = changesOf(plan);
  return [
    paint('bold', oneLine(name)),
    changes.length === 0 ? words.say('cli.plan.nothing') : itemsTable(changes, session),
    ...plan.warnings.map((warning) => warningLine(warning, session)),
  ].join('\n');
};

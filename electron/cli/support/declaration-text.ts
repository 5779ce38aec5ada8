/** What an apply of stores.yaml would do, for people: mistakes in the file, clients, and store by store. */
import type {
  DeclarationIssue,
  DeclarationPlan,
  PlannedClient,
  PlannedStore,
  StoreChange,
} from '../../../shared/declaration/plan.ts';
import type { Session } from '../frame/session.ts';
import { oneLine } from '../output/table.ts';
import { itemsTable, warningLine } from './plan-text.ts';
import { isUnconfirmed } from './unconfirmed.ts';

/** More of them help nobody at once: they mostly have one cause. */
const mostIssues = 30;
const mostNames = 10;

/** As compilers print places, so that editors and terminals find them. */
export const issuesText = (file: string, issues: readonly DeclarationIssue[], session: Session): string => {
  const { words, paint } = session;
  const shown = issues.slice(0, mostIssues).map(({ line, column, at, problem }) => {
    const { title, cause, fix } = words.explain(problem);
    const place = paint('bold', `${file}:${line}:${column}`);
    return [
      `${place} ${oneLine(at)}: ${paint('red', oneLine(title))}`,
      `  ${oneLine(cause)} ${oneLine(fix)}`,
    ].join('\n');
  });
  const more = issues.length - shown.length;
  return [...shown, ...(more > 0 ? [words.say('cli.declared.more-issues', { more })] : [])].join('\n');
};

const someOf = (names: readonly string[], { words }: Session): string => {
  const shown = names.slice(0, mostNames).map(oneLine).join(', ');
  const more = names.length - mostNames;
  return more > 0 ? words.say('cli.some-more', { names: shown, more }) : shown;
};

const listed = (value: unknown, { words }: Session): string => {
  if (Array.isArray(value)) return value.join(', ') || words.say('cli.drift.nothing');
  return typeof value === 'string' ? value : words.say('cli.drift.nothing');
};

const changeLine = (change: StoreChange, session: Session): string => {
  const { words, paint } = session;
  const values = {
    from: 'from' in change ? listed(change.from, session) : '',
    to: 'to' in change ? listed(change.to, session) : '',
    name: 'name' in change ? change.name : '',
  };
  return `${paint('green', '+')} ${oneLine(words.say(`cli.declared.${change.kind}`, values))}`;
};

const clientLines = (client: PlannedClient, { words, paint }: Session): readonly string[] => {
  if (client.problem !== null) {
    const { name, problem } = client;
    return [
      `${paint('red', oneLine(name))}: ${oneLine(words.explain(problem).title)}`,
      ...(isUnconfirmed(problem)
        ? [`  ${words.say('cli.unconfirmed.client', { name: oneLine(name) })}`]
        : []),
    ];
  }
  if (client.change === 'none') return [];
  return [`${paint('bold', oneLine(client.name))}: ${words.say(`cli.declared.${client.change}`)}`];
};

const storeText = (store: PlannedStore, session: Session): string => {
  const { words, paint } = session;
  const changed = (store.items ?? []).filter(({ change }) => change !== 'same');
  return [
    paint('bold', oneLine(store.name)),
    ...store.changes.map((change) => changeLine(change, session)),
    ...(changed.length > 0 ? [itemsTable(changed, session)] : []),
    ...(store.items === null ? [words.say('cli.declared.known-later')] : []),
    ...store.warnings.map((warning) => warningLine(warning, session)),
    ...(store.problem === null
      ? []
      : [`${paint('red', words.say('cli.problem.mark'))} ${oneLine(words.explain(store.problem).title)}`]),
  ].join('\n');
};

/** Stores that stay as they are need no words; the table has them. */
export const declarationText = (plan: DeclarationPlan, session: Session): string => {
  const clients = plan.clients.flatMap((client) => clientLines(client, session));
  const stores = plan.stores
    .filter(({ outcome, warnings }) => outcome !== 'unchanged' || warnings.length > 0)
    .map((store) => storeText(store, session));
  const left =
    plan.notInFile.length > 0
      ? [session.words.say('cli.declared.not-in-file', { names: someOf(plan.notInFile, session) })]
      : [];
  return [...(clients.length > 0 ? [clients.join('\n')] : []), ...stores, ...left].join('\n\n');
};

/** The instruction sheet for whoever enters the values: names, ids and fingerprints, and nothing secret. */

import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { undoFields } from '../../../shared/guided-undo.ts';
import type { Language } from '../../../shared/language.ts';
import type { GuidedField, GuidedProgress } from '../../../shared/model/connections/guided.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import type { Store, Undoable } from '../../../shared/model/store.ts';
import type { ShownValue } from '../../../shared/plan.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { escapeHtml } from '../support/escape-html.ts';
import { grouped, item, list, note, type Rows, sheetPage } from './sheet-html.ts';
import { sheetWords } from './sheet-words.ts';

type Words = (typeof sheetWords)[Language];

const placeRows = ({ connection }: Store, words: Words): Rows => {
  if (connection.kind !== 'guided') throw new ProblemError('apply.not-ready');
  const page = [words.page, words[connection.page]] as const;
  return connection.adminUrl === null ? [page] : [page, [words.admin, connection.adminUrl]];
};

const valueRows = (value: ShownValue, words: Words): Rows => {
  switch (value.kind) {
    case 'api-key':
      return [
        [words.last4, value.last4],
        [words.fingerprint, grouped(value.fingerprint)],
      ];
    case 'private-key':
      return [[words.publicFingerprint, grouped(value.fingerprint)]];
    case 'text':
      return [[words.nameOrId, value.text]];
    default:
      return [];
  }
};

/** What the page showed, for whoever has to put it back one day. */
const beforeRows = ({ answers, former }: GuidedProgress, words: Words): Rows => {
  const keys = (environment: Environment): string => {
    const kind = answers[environment]?.kind;
    if (kind === 'other') return words.otherKeys;
    return kind === 'key-set'
      ? `${words.last4}: ${former?.[environment]?.apiKey.last4 ?? ''}`
      : words.nothing;
  };
  const chosen = (topic: 'project' | 'data-space'): string => {
    const answer = answers[topic];
    return answer?.kind === 'text' ? answer.text : words.nothing;
  };
  return [
    [words.sandboxKeys, keys('sandbox')],
    [words.productionKeys, keys('production')],
    [words.projectBefore, chosen('project')],
    [words.dataSpaceBefore, chosen('data-space')],
  ];
};

const undoSheet = (store: Store, undoable: Undoable, language: Language): string => {
  const words = sheetWords[language];
  const nameOf = (field: GuidedField): string => {
    if (field === 'project') return words.projectBefore;
    return field === 'data-space' ? words.dataSpaceBefore : words[field];
  };
  const fields = undoFields(undoable).map(({ field, action, before }) =>
    item(nameOf(field), [[words.todo, words[action]], ...valueRows(before, words)]),
  );
  return sheetPage(language, {
    title: `${words.undoTitle}: ${store.name}`,
    intro: words.undoIntro,
    end: words.secrets,
    body: `${list(placeRows(store, words))}<ol>${fields.join('')}${note(words.saveAgain)}</ol>`,
  });
};

export const makeSheet = ({ store, keySet }: StoreFacts, language: Language): string => {
  const words = sheetWords[language];
  const { project, dataSpace, guided, undoable } = store;
  if (undoable?.walk) return undoSheet(store, undoable, language);
  if (!project || !dataSpace || !keySet) throw new ProblemError('apply.not-ready');
  const keys = (environment: Environment): string => {
    const { apiKey, privateKey } = keySet[environment];
    return [
      item(words[`${environment}-api-key`], [
        [words.last4, apiKey?.last4 ?? ''],
        [words.fingerprint, grouped(apiKey?.fingerprint ?? '')],
      ]),
      item(words[`${environment}-private-key`], [
        [words.publicFingerprint, grouped(privateKey?.fingerprint ?? '')],
      ]),
    ].join('');
  };
  const chosen = (title: string, name: string, id: string): string =>
    item(title, [
      [words.name, name],
      [words.id, id],
    ]);
  const before = guided?.former
    ? `<h2>${escapeHtml(words.before)}</h2>${list(beforeRows(guided, words))}`
    : '';
  return sheetPage(language, {
    title: `${words.title}: ${store.name}`,
    intro: words.intro,
    end: words.secrets,
    body: `${list(placeRows(store, words))}
<ol>${environments.map(keys).join('')}${note(words.save)}
${chosen(words.project, project.projectName, project.projectId)}
${chosen(words['data-space'], dataSpace.environmentName, dataSpace.environmentId)}
${note(words.saveAgain)}</ol>${before}`,
  });
};

/** The report of a batch as one page to read, print and send: no script, no request, light and dark. */
import type { Language } from '../../../shared/language.ts';
import {
  type BatchReport,
  type BatchResult,
  type BatchWork,
  batchOutcomes,
} from '../../../shared/model/batch.ts';
import type { Problem } from '../../../shared/problems.ts';
import { escapeHtml } from '../support/escape-html.ts';
import { type ExplainedProblem, formatText } from './problem-texts.ts';
import { reportStyle } from './report-style.ts';
import { type ReportWord, reportWords } from './report-words.ts';

type Say = (word: ReportWord, values?: Readonly<Record<string, string | number>>) => string;

/** Minutes are enough, and the zone is named beside them. */
const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
const seconds = (duration: number): string => (duration / 1000).toFixed(1);

const isWord = (word: string): word is ReportWord => Object.hasOwn(reportWords.en, word);

/** What an outcome means for this kind of work, where it is called otherwise than usual. */
const outcomeWord = (work: BatchWork, outcome: BatchResult['outcome']): ReportWord => {
  const own = `outcome.${work}.${outcome}`;
  return isWord(own) ? own : `outcome.${outcome}`;
};

const summary = ({ work, results }: BatchReport, say: Say): string =>
  batchOutcomes
    .map((outcome) => ({ outcome, count: results.filter((result) => result.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(
      ({ outcome, count }) =>
        `<div class="${outcome}"><dt>${say(outcomeWord(work, outcome))}</dt><dd>${count}</dd></div>`,
    )
    .join('');

const row = (work: BatchWork, result: BatchResult, index: number, say: Say): string => {
  const { name, outcome, changedPaths, holds, duration, problem } = result;
  const label = escapeHtml(name);
  const cells = [
    `<td class="${outcome}">${say(outcomeWord(work, outcome))}</td>`,
    `<td class="number">${changedPaths}</td>`,
    `<td>${say(`holds.${holds}`)}</td>`,
    `<td class="number">${seconds(duration)}</td>`,
  ];
  const head = problem === null ? label : `<a href="#store-${index}">${label}</a>`;
  return `<tr><th scope="row">${head}</th>${cells.join('')}</tr>`;
};

const trouble = (result: BatchResult, index: number, explained: ExplainedProblem, say: Say): string =>
  `<article id="store-${index}"><h3>${escapeHtml(result.name)}: ${escapeHtml(explained.title)}</h3>
<p>${escapeHtml(explained.why)}</p>
<p><strong>${say('todo')}:</strong> ${escapeHtml(explained.todo)}</p></article>`;

const columns = (work: BatchWork): readonly (readonly [ReportWord, isNumber: boolean])[] => [
  ['column.store', false],
  ['column.outcome', false],
  [work === 'plan' ? 'column.would-change' : 'column.changed', true],
  ['column.holds', false],
  ['column.seconds', true],
];

export const reportAsHtml = (
  report: BatchReport,
  language: Language,
  explain: (problem: Problem) => ExplainedProblem,
): string => {
  const say: Say = (word, values) => escapeHtml(formatText(reportWords[language][word], language, values));
  const { work, results, startedAt, endedAt, concurrency, stopped } = report;
  const title = say(`title.${work}`, { count: results.length });
  const rows = results.map((result, index) => row(work, result, index, say)).join('\n');
  const troubles = results
    .map((result, index) =>
      result.problem === null ? '' : trouble(result, index, explain(result.problem), say),
    )
    .join('\n');
  const heads = columns(work)
    .map(([column, isNumber]) => `<th scope="col"${isNumber ? ' class="number"' : ''}>${say(column)}</th>`)
    .join('');
  const table = `<h2>${say('stores')}</h2>
<table><thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${reportStyle}</style></head><body>
<h1>${title}</h1>
<p>${say('times', { from: minute(startedAt), to: minute(endedAt), concurrency })}</p>
${stopped ? `<p class="note">${say('stopped')}</p>` : ''}
${results.length === 0 ? `<p>${say('no-stores')}</p>` : `<h2>${say('summary')}</h2><dl>${summary(report, say)}</dl>`}
${troubles.trim() === '' ? '' : `<h2>${say('troubles')}</h2>${troubles}`}
${results.length === 0 ? '' : table}
<footer><p>${say('no-secrets')}</p></footer></body></html>
`;
};

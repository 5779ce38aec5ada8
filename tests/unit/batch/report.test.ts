/** The reports of a batch: complete, escaped, quiet, in both languages, and with a way out for every problem. */
import { describe, expect, it } from 'vitest';
import { loadProblemTexts } from '../../../electron/backend/batch/problem-texts.ts';
import { reportAsText } from '../../../electron/backend/batch/report.ts';
import { reportWords } from '../../../electron/backend/batch/report-words.ts';
import { languages } from '../../../shared/language.ts';
import {
  type BatchReport,
  type BatchResult,
  batchOutcomes,
  batchReportSchema,
  batchWorks,
} from '../../../shared/model/batch.ts';
import { type ProblemCode, problemCatalogue, problemOf } from '../../../shared/problems.ts';
import { argumentsOf } from '../renderer/icu.ts';

const result = (change: Partial<BatchResult>): BatchResult => ({
  name: 'Luma',
  storeId: 'id',
  outcome: 'changed',
  changedPaths: 10,
  problem: null,
  holds: 'changed',
  duration: 1234,
  ...change,
});

const report = (results: BatchResult[]): BatchReport => ({
  work: 'apply',
  startedAt: '2026-03-01T10:00:00.000Z',
  endedAt: '2026-03-01T10:04:00.000Z',
  concurrency: 8,
  stopped: false,
  results,
});

const failed = result({
  name: '<script>alert(1)</script> & Söhne',
  outcome: 'failed',
  changedPaths: 0,
  holds: 'unchanged',
  problem: problemOf('instance.wrong-owner', { owner: '<b>www-data</b>', user: 'root' }),
});

const missing = { ...failed, problem: problemOf('instance.php-missing') };

describe('the JSON report', () => {
  it('is the report, and nothing that does not belong into one', async () => {
    const given = report([result({}), failed]);
    const smuggled = { ...given, privateKey: 'secret' };
    const text = await reportAsText(smuggled, 'json', 'en');
    expect(batchReportSchema.parse(JSON.parse(text))).toEqual(given);
    expect(text).not.toContain('secret');
  });
});

describe.each(languages)('the page in %s', (language) => {
  it('asks for nothing, runs nothing and escapes what users named', async () => {
    const page = await reportAsText(report([result({}), failed]), 'html', language);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|src=|href="(?!#)|@import|url\(|<b>www/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne');
    expect(page).toContain('&lt;b&gt;www-data');
    expect(page).toMatch(/@media print/);
    expect(page).toMatch(/prefers-color-scheme:dark/);
  });

  it('has a line for each store and says of each failure what, why and what to do', async () => {
    const page = await reportAsText(
      report([result({}), missing, result({ name: 'Third' })]),
      'html',
      language,
    );
    const explain = await loadProblemTexts(language);
    const { title, todo } = explain(problemOf('instance.php-missing'));
    expect(page.match(/<th scope="row">/g)).toHaveLength(3);
    expect(page).toContain(title);
    expect(page).toContain(todo);
    expect(page.match(/<article /g)).toHaveLength(1);
  });

  it('says what a plan would do, and not that it was done', async () => {
    const page = await reportAsText({ ...report([result({})]), work: 'plan' }, 'html', language);
    const words = reportWords[language];
    expect(page).toContain(words['outcome.plan.changed']);
    expect(page).toContain(words['column.would-change']);
    expect(page).not.toContain(words['column.changed']);
  });

  it('has a word for every work and every outcome', async () => {
    for (const work of batchWorks) {
      const page = await reportAsText({ ...report([]), work, stopped: true }, 'html', language);
      expect(page).toMatch(/<h1>.+<\/h1>/);
      expect(page).toContain(reportWords[language].stopped);
    }
    const page = await reportAsText(
      report(batchOutcomes.map((outcome) => result({ outcome }))),
      'html',
      language,
    );
    for (const outcome of batchOutcomes) expect(page).toContain(reportWords[language][`outcome.${outcome}`]);
  });

  it('explains every problem of the catalogue', async () => {
    const explain = await loadProblemTexts(language);
    const isCode = (code: string): code is ProblemCode => code in problemCatalogue;
    for (const code of Object.keys(problemCatalogue).filter(isCode)) {
      const { title, why, todo } = explain(problemOf(code));
      for (const text of [title, why, todo]) expect(text, code).not.toBe(code);
    }
  });
});

it('says the same in both languages', () => {
  expect(Object.keys(reportWords.ko)).toEqual(Object.keys(reportWords.en));
  for (const [word, text] of Object.entries(reportWords.en)) {
    const korean = Object.entries(reportWords.ko).find(([other]) => other === word)?.[1] ?? '';
    expect(argumentsOf(korean), word).toEqual(argumentsOf(text));
    expect(`${text}${korean}`, word).not.toContain('!');
  }
});

/** The report of a batch as a file. It holds names, codes and counts: nothing that is secret gets into a BatchReport. */
import type { Language } from '../../../shared/language.ts';
import { type BatchReport, batchReportSchema } from '../../../shared/model/batch.ts';
import { loadProblemTexts } from './problem-texts.ts';
import { reportAsHtml } from './report-html.ts';

export type ReportFormat = 'html' | 'json';

/** The schema drops whatever does not belong into a report. */
export const reportAsText = async (
  given: BatchReport,
  format: ReportFormat,
  language: Language,
): Promise<string> => {
  const report = batchReportSchema.parse(given);
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return reportAsHtml(report, language, await loadProblemTexts(language));
};

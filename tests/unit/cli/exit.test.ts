/** One exit code for each kind of outcome. */
import { describe, expect, it } from 'vitest';
import { exitCodes, exitOfProblem, exitOfReport } from '../../../electron/cli/frame/exit.ts';
import type { BatchOutcome, BatchReport } from '../../../shared/model/batch.ts';

const report = (outcomes: readonly BatchOutcome[], stopped = false): BatchReport => ({
  work: 'apply',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:00:01.000Z',
  concurrency: 4,
  stopped,
  results: outcomes.map((outcome, index) => ({
    name: `Store ${index}`,
    storeId: null,
    outcome,
    changedPaths: 0,
    problem: null,
    holds: 'unchanged',
    duration: 1,
  })),
});

describe('the exit code', () => {
  it('has a number of its own for every kind', () => {
    expect(exitCodes).toEqual({
      done: 0,
      failed: 1,
      usage: 2,
      changes: 3,
      refused: 4,
      drift: 5,
      stopped: 130,
    });
  });

  it.each([
    [[], 'done'],
    [['changed', 'unchanged'], 'done'],
    [['changed', 'drifted'], 'drift'],
    [['drifted', 'refused'], 'refused'],
    [['refused', 'failed', 'drifted'], 'failed'],
    [['changed', 'stopped'], 'failed'],
  ] as const)('of %j is that of the worst: %s', (outcomes, kind) => {
    expect(exitOfReport(report(outcomes))).toBe(kind);
    expect(exitOfReport(report(outcomes, true))).toBe('stopped');
  });

  it.each([
    ['cli.usage', 'usage'],
    ['cli.secret-argument', 'usage'],
    ['cli.confirmation-needed', 'refused'],
    ['apply.locked-path', 'refused'],
    ['stores.key-set-in-use', 'refused'],
    ['gateway.rejected', 'failed'],
    ['cli.stopped', 'stopped'],
  ] as const)('of the problem %s is %s', (code, kind) => {
    expect(exitOfProblem(code)).toBe(kind);
  });
});

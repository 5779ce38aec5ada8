import { describe, expect, it } from 'vitest';
import {
  countCheck,
  countPlaywright,
  countVitest,
  distrust,
  finalLine,
  nothing,
  sum,
} from '../../../scripts/lib/counts.mjs';

const test = (fullName: string, status: string) => ({ fullName, status });
const file = (status: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults,
});

describe('counting vitest', () => {
  it('counts a skipped test as failed and says which', () => {
    const counts = countVitest({
      testResults: [file('passed', test('works', 'passed'), test('later', 'skipped'), test('idea', 'todo'))],
    });
    expect(counts).toEqual({ passed: 1, failed: 2, remarks: ['skipped: later', 'skipped: idea'] });
  });

  it('does not lose a file that fails outside its tests', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({
      passed: 0,
      failed: 1,
      remarks: ['failed: a.test.ts'],
    });
  });

  it('counts a failed test once', () => {
    expect(countVitest({ testResults: [file('failed', test('breaks', 'failed'))] }).failed).toBe(1);
  });
});

describe('counting Playwright', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

  it('goes into suites and names what did not pass at once', () => {
    const counts = countPlaywright({
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('one', 'expected')],
          suites: [
            {
              title: 'inner',
              specs: [spec('two', 'unexpected'), spec('three', 'skipped'), spec('four', 'flaky')],
            },
          ],
        },
      ],
    });
    expect(counts).toEqual({
      passed: 2,
      failed: 2,
      remarks: [
        'failed: a.spec.ts > inner > two',
        'skipped: a.spec.ts > inner > three',
        'passed when repeated: a.spec.ts > inner > four',
      ],
    });
  });

  it('counts an error outside the tests', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'no config\nat x' }] })).toEqual({
      passed: 0,
      failed: 1,
      remarks: ['failed: no config'],
    });
  });
});

describe('a suite that is not to be trusted', () => {
  it('has failed when no test ran, even with code 0', () => {
    expect(distrust('e2e', nothing(), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('has failed when it ends with an error although each test passed', () => {
    expect(distrust('unit', { passed: 3, failed: 0, remarks: [] }, 1)).toMatchObject({
      passed: 3,
      failed: 1,
    });
  });

  it('is taken at its word otherwise', () => {
    const counts = { passed: 3, failed: 1, remarks: ['failed: x'] };
    expect(distrust('unit', counts, 1)).toEqual(counts);
  });
});

describe('the last line', () => {
  it('is plain and sums all suites', () => {
    const all = sum([
      countCheck('types', true),
      countCheck('lint', false),
      { passed: 40, failed: 0, remarks: [] },
    ]);
    expect(finalLine(all)).toBe('41 passed, 1 failed');
    expect(all.remarks).toEqual(['failed: lint']);
  });
});

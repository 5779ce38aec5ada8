// What passed and what failed, over all suites. Nothing is skipped silently: a skipped test counts as failed.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} remarks one line for each failed or skipped test, and for each that passed only when repeated
 */

/** @typedef {{fullName: string, status: string}} VitestTest */
/** @typedef {{name: string, status: string, message?: string, assertionResults: VitestTest[]}} VitestFile */
/** @typedef {{testResults: VitestFile[]}} VitestReport */

/** @typedef {{title: string, tests: {status: string}[]}} PlaywrightSpec */
/** @typedef {{title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[]}} PlaywrightSuite */
/** @typedef {{suites: PlaywrightSuite[], errors?: {message?: string}[]}} PlaywrightReport */

/** @returns {Counts} */
export const nothing = () => ({ passed: 0, failed: 0, remarks: [] });

/**
 * One check that has no tests of its own, such as the type check.
 * @param {string} name
 * @param {boolean} passed
 * @returns {Counts}
 */
export function countCheck(name, passed) {
  return passed
    ? { passed: 1, failed: 0, remarks: [] }
    : { passed: 0, failed: 1, remarks: [`failed: ${name}`] };
}

/**
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const counts = nothing();
  for (const file of report.testResults) {
    const before = counts.failed;
    for (const test of file.assertionResults) addTest(counts, test.fullName, wordOf(test.status));
    // A file that fails outside its tests (an import, a hook) must not vanish.
    if (file.status === 'failed' && counts.failed === before) addTest(counts, file.name, 'failed');
  }
  return counts;
}

/**
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const counts = nothing();
  for (const suite of report.suites) addSuite(counts, suite, '');
  for (const error of report.errors ?? []) {
    addTest(counts, (error.message ?? 'an error outside the tests').split('\n', 1)[0] ?? '', 'failed');
  }
  return counts;
}

/**
 * A suite that says nothing, or ends with an error although no test failed, has failed.
 * @param {string} name
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
export function distrust(name, counts, exitCode) {
  if (counts.passed + counts.failed === 0) return countCheck(`${name}: no test ran`, false);
  if (exitCode !== 0 && counts.failed === 0) {
    return sum([counts, countCheck(`${name}: ended with code ${exitCode}`, false)]);
  }
  return counts;
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return {
    passed: all.reduce((total, one) => total + one.passed, 0),
    failed: all.reduce((total, one) => total + one.failed, 0),
    remarks: all.flatMap((one) => one.remarks),
  };
}

/** @param {Counts} counts */
export function finalLine(counts) {
  return `${counts.passed} passed, ${counts.failed} failed`;
}

/**
 * @param {Counts} counts
 * @param {PlaywrightSuite} suite
 * @param {string} path
 */
function addSuite(counts, suite, path) {
  const here = path === '' ? suite.title : `${path} > ${suite.title}`;
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) addTest(counts, `${here} > ${spec.title}`, wordOf(test.status));
  }
  for (const inner of suite.suites ?? []) addSuite(counts, inner, here);
}

/**
 * @param {string} status
 * @returns {'passed' | 'failed' | 'skipped' | 'passed when repeated'}
 */
function wordOf(status) {
  if (status === 'passed' || status === 'expected') return 'passed';
  if (status === 'flaky') return 'passed when repeated';
  return status === 'failed' || status === 'unexpected' ? 'failed' : 'skipped';
}

/**
 * @param {Counts} counts
 * @param {string} name
 * @param {ReturnType<typeof wordOf>} word
 */
function addTest(counts, name, word) {
  if (word === 'passed' || word === 'passed when repeated') counts.passed += 1;
  else counts.failed += 1;
  if (word !== 'passed') counts.remarks.push(`${word}: ${name}`);
}

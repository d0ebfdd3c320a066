import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

// Prints the sum of vitest's JSON reports, "N passed, N failed", after the ten slowest files of each run and, right before
// the sum, what failed: a log of which only the end is kept still names it. A failed step, a file that could not be read
// and a report that is missing count at least one failure.
const [failedSteps, ...reports] = process.argv.slice(2);

const firstLine = (text = '') =>
  text
    .replace(/\u001b\[[\d;]*m/g, '')
    .trim()
    .split('\n')[0];

/** What failed in a run, a line each: the test with its file, and the first line of why. */
const failuresOf = (run, testResults) =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(/^.*\/test\//, '');
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0)
      return [`${run}: ${file}: ${firstLine(message) || 'its tests could not be set up'}`];
    return tests.map((test) => `${run}: ${file}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });

let passed = 0;
let failed = 0;
const failures = [];
for (const path of reports) {
  if (!existsSync(path)) {
    failures.push(`no report: ${path}`);
    failed += 1;
    continue;
  }
  const { success, numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  passed += numPassedTests;
  const run = basename(path, '.json');
  const found = failuresOf(run, testResults);
  if (!success && found.length === 0) found.push(`${run}: an error outside of the tests`);
  failures.push(...found);
  failed += Math.max(numFailedTests, found.length);
  const slowest = testResults
    .map(({ name, startTime, endTime }) => ({
      name: name.replace(/^.*\/test\//, ''),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10);
  console.log(slowest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`).join('\n'));
}
failed = Math.max(failed, Number(failedSteps));
for (const failure of failures) console.log(`FAILED  ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

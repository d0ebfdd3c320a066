import { existsSync, readFileSync } from 'node:fs';

// Prints the sum of vitest's JSON reports, "N passed, N failed", after the ten slowest files of each run. A failed step or a
// report that is missing counts at least one failure.
const [failedSteps, ...reports] = process.argv.slice(2);

let passed = 0;
let failed = 0;
for (const path of reports) {
  if (!existsSync(path)) {
    console.log(`no report: ${path}`);
    failed += 1;
    continue;
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
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
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

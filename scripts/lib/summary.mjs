/** The counts of a JSON report of Jest. */
export function jestCounts(report) {
  const broken = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests,
  };
}

/** The test files of a JSON report of Jest, each with the seconds that it took. */
export function jestFiles(report) {
  return report.testResults.map(file => ({
    file: file.name,
    seconds: (file.endTime - file.startTime) / 1000,
  }));
}

/** The counts of a JSON report of Playwright. */
export function playwrightCounts(report) {
  return {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    skipped: report.stats.skipped,
  };
}

/** The test files of a JSON report of Playwright, each with the seconds that its tests took. */
export function playwrightFiles(report) {
  const secondsOf = suite =>
    [
      ...(suite.specs ?? []).flatMap(spec =>
        spec.tests.flatMap(test =>
          test.results.map(result => result.duration / 1000),
        ),
      ),
      ...(suite.suites ?? []).map(secondsOf),
    ].reduce((sum, seconds) => sum + seconds, 0);
  return report.suites.map(suite => ({
    file: `${report.config.rootDir}/${suite.file}`,
    seconds: secondsOf(suite),
  }));
}

/** A table of what took how many seconds. */
export function durations(title, rows) {
  return [
    title,
    ...rows.map(
      ({ name, seconds }) =>
        `${seconds.toFixed(seconds < 10 ? 1 : 0).padStart(6)} s  ${name}`,
    ),
  ].join('\n');
}

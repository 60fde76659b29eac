import assert from 'node:assert/strict';
import { it } from 'node:test';
import { durations, jestFiles, playwrightFiles } from './summary.mjs';

it('returns how long each test file took', () => {
  assert.deepEqual(
    jestFiles({
      testResults: [
        { name: '/project/a.test.ts', startTime: 1_000, endTime: 3_500 },
        { name: '/project/b.test.ts', startTime: 2_000, endTime: 2_250 },
      ],
    }),
    [
      { file: '/project/a.test.ts', seconds: 2.5 },
      { file: '/project/b.test.ts', seconds: 0.25 },
    ],
  );
  const test = (...durations_) => ({
    results: durations_.map(duration => ({ duration })),
  });
  assert.deepEqual(
    playwrightFiles({
      config: { rootDir: '/project/e2e' },
      suites: [
        {
          file: 'a.e2e.ts',
          specs: [{ tests: [test(1_000, 500)] }],
          suites: [{ specs: [{ tests: [test(250), test(250)] }] }],
        },
        { file: 'b.e2e.ts' },
      ],
    }),
    [
      { file: '/project/e2e/a.e2e.ts', seconds: 2 },
      { file: '/project/e2e/b.e2e.ts', seconds: 0 },
    ],
  );
});

it('writes a table of durations', () => {
  assert.equal(
    durations('Slow:', [
      { name: 'unit', seconds: 272.4 },
      { name: 'api', seconds: 0.94 },
    ]),
    'Slow:\n   272 s  unit\n   0.9 s  api',
  );
});

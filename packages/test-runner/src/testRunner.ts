import { relative } from 'node:path';
import type { JestEnvironment } from '@jest/environment';
import type { TestFileEvent, TestResult } from '@jest/test-result';
import type { Config } from '@jest/types';
import type Runtime from 'jest-runtime';
import jestCircus from 'jest-circus/runner';
import { testClockFor } from './clocks';
import { compileOnce } from './compileOnce';
import { moveClock } from './moveClock';
import { narrowSelectors } from './narrowSelectors';
import { OutputGuard } from './OutputGuard';

/** What Jest calls for each test file, as its option `testRunner` says. */
export async function testRunner(
  globalConfig: Config.GlobalConfig,
  config: Config.ProjectConfig,
  environment: JestEnvironment,
  runtime: Runtime,
  testPath: string,
  sendMessageToJest?: TestFileEvent,
): Promise<TestResult> {
  const clock = testClockFor(
    process.env.FLOE_TEST_CLOCK,
    relative(globalConfig.rootDir, testPath),
  );
  const moveBack =
    clock && moveClock(clock, [process.env, environment.global.process.env]);
  compileOnce(runtime, environment, testPath);
  narrowSelectors(environment.global);
  const guard = new OutputGuard(environment.global.console);
  const handleTestEvent = environment.handleTestEvent?.bind(environment);
  environment.handleTestEvent = async (event, state) => {
    await guard.handle(event, state);
    await handleTestEvent?.(event as any, state);
  };
  try {
    const result = await jestCircus(
      globalConfig,
      config,
      environment,
      runtime,
      testPath,
      sendMessageToJest,
    );
    if (clock && result.failureMessage) {
      result.failureMessage += `\nThis file ran with FLOE_TEST_CLOCK=${clock.name}\n`;
    }
    return result;
  } finally {
    guard.dispose();
    moveBack?.();
  }
}

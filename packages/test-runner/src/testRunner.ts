import type { JestEnvironment } from '@jest/environment';
import type { TestFileEvent, TestResult } from '@jest/test-result';
import type { Config } from '@jest/types';
import type Runtime from 'jest-runtime';
import jestCircus from 'jest-circus/runner';
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
  const guard = new OutputGuard(environment.global.console);
  const handleTestEvent = environment.handleTestEvent?.bind(environment);
  environment.handleTestEvent = async (event, state) => {
    await guard.handle(event, state);
    await handleTestEvent?.(event as any, state);
  };
  try {
    return await jestCircus(
      globalConfig,
      config,
      environment,
      runtime,
      testPath,
      sendMessageToJest,
    );
  } finally {
    guard.dispose();
  }
}

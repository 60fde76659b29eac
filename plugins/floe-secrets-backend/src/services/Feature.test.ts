import { mockServices } from '@backstage/backend-test-utils';
import { Feature, runFeatures } from './Feature';

describe('runFeatures', () => {
  let log: string[];
  let shutDown: () => void | Promise<void>;
  const logger = mockServices.logger.mock();
  const lifecycle = {
    addShutdownHook: (hook: typeof shutDown) => {
      shutDown = hook;
    },
  };
  const feature = (name: string, failing?: 'start' | 'stop'): Feature => {
    const run = (what: 'start' | 'stop') => async () => {
      log.push(`${what} ${name}`);
      if (what === failing) {
        throw new Error(`${name} cannot ${what}`);
      }
    };
    return { start: run('start'), stop: run('stop') };
  };

  beforeEach(() => {
    log = [];
  });

  it('starts in order and stops in the opposite one', async () => {
    await runFeatures([feature('a'), feature('b')], { lifecycle, logger });
    await shutDown();
    expect(log).toEqual(['start a', 'start b', 'stop b', 'stop a']);
  });

  it('stops the others if one fails to stop', async () => {
    await runFeatures([feature('a'), feature('b', 'stop')], {
      lifecycle,
      logger,
    });
    await shutDown();
    expect(log).toEqual(['start a', 'start b', 'stop b', 'stop a']);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('fails if one fails to start, and stops those that were started', async () => {
    await expect(
      runFeatures([feature('a'), feature('b', 'start'), feature('c')], {
        lifecycle,
        logger,
      }),
    ).rejects.toThrow('b cannot start');
    await shutDown();
    expect(log).toEqual(['start a', 'start b', 'stop b', 'stop a']);
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { SignalIds } from './SignalIds';
import { SignalPublisher } from './SignalPublisher';

const ids = new SignalIds(Buffer.alloc(32, 1));

function createPublisher() {
  const publish = jest.fn().mockResolvedValue(undefined);
  const logger = mockServices.logger.mock();
  const publisher = new SignalPublisher({
    signals: { publish },
    logger,
    ids,
  });
  return { publisher, publish, logger };
}

describe('SignalPublisher', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends the changes of a moment as one broadcast of keyed ids', async () => {
    const { publisher, publish } = createPublisher();
    publisher.add({ secretIds: ['a'], clusters: ['prod'] });
    publisher.add({ secretIds: ['a', 'b'], changeIds: ['c'] });
    expect(publish).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(100);
    expect(publish).toHaveBeenCalledTimes(1);
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'floe-secrets',
      message: {
        ids: [
          ids.of('secret', 'a'),
          ids.of('secret', 'b'),
          ids.of('change', 'c'),
          ids.of('cluster', 'prod'),
        ].sort(),
      },
    });
  });

  it('asks pages to reload if there are too many ids', async () => {
    const { publisher, publish } = createPublisher();
    publisher.add({
      secretIds: Array.from({ length: 501 }, (_, index) => `${index}`),
    });
    await publisher.flush();
    expect(publish.mock.calls[0][0].message).toEqual({
      ids: [],
      all: true,
    });
  });

  it('sends nothing if there is no change, and survives a failure', async () => {
    const { publisher, publish, logger } = createPublisher();
    publisher.add({ secretIds: [] });
    await publisher.flush();
    expect(publish).not.toHaveBeenCalled();
    publish.mockRejectedValue(new Error('away'));
    publisher.add({ all: true });
    await publisher.flush();
    expect(logger.warn).toHaveBeenCalled();
  });
});

import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Feature } from '../services/Feature';
import { Observer } from '../model/Observer';
import { SignalIds } from './SignalIds';
import { SignalPublisher } from './SignalPublisher';

/** Signals to open pages. */
export function createSignals(options: {
  logger: LoggerService;
  observer: Pick<Observer, 'subscribe'>;
  signals: SignalsService;
  signalIds: SignalIds;
}): Feature & { publisher: Pick<SignalPublisher, 'add'> } {
  const publisher = new SignalPublisher({
    ...options,
    ids: options.signalIds,
  });
  let unsubscribe = () => {};
  return {
    publisher,
    async start() {
      unsubscribe = options.observer.subscribe(change => publisher.add(change));
    },
    async stop() {
      unsubscribe();
      await publisher.flush();
    },
  };
}

import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** A part of the plugin that brings all that it needs. */
export interface Feature {
  /** Begins what it does on its own; until then it only answers. */
  start(): Promise<void>;
  /** Ends that, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Starts features in their order, and stops them in the opposite one when the
 * plugin shuts down. One that fails to stop keeps no other from stopping.
 */
export async function runFeatures(
  features: Feature[],
  options: {
    lifecycle: Pick<LifecycleService, 'addShutdownHook'>;
    logger: LoggerService;
  },
): Promise<void> {
  const started: Feature[] = [];
  options.lifecycle.addShutdownHook(async () => {
    for (const feature of started.reverse()) {
      try {
        await feature.stop();
      } catch (error) {
        options.logger.error(
          'A part of Floe Secrets did not stop',
          toError(error),
        );
      }
    }
  });
  for (const feature of features) {
    started.push(feature);
    await feature.start();
  }
}

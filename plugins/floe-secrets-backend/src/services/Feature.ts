import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** A self-contained part of the plugin. */
export interface Feature {
  /** Starts background work; before that, the feature only answers. */
  start(): Promise<void>;
  /** Stops background work, and waits for what is running. */
  stop(): Promise<void>;
}

/**
 * Starts features in order, and stops them in the opposite order when the
 * plugin shuts down. If one fails to stop, the others still stop.
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

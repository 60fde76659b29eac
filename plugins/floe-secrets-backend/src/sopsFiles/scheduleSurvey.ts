import { SchedulerService } from '@backstage/backend-plugin-api';
import { SopsFilesConfig } from './readSopsFilesConfig';
import { SopsFileSurvey } from './SopsFileSurvey';

/** Time to list the clusters and read the catalog first. */
const INITIAL_DELAY_SECONDS = 20;

/**
 * Schedules the rounds, each on one replica; if they are disabled, deletes the
 * stored files.
 */
export async function scheduleSurvey(options: {
  survey: SopsFileSurvey;
  scheduler: SchedulerService;
  config: SopsFilesConfig;
}): Promise<void> {
  const { config, scheduler, survey } = options;
  if (!config.enabled) {
    await survey.forget();
    return;
  }
  await scheduler.scheduleTask({
    id: 'floe-secrets-read-sops-files',
    frequency: { milliseconds: config.intervalMs },
    timeout: { hours: 1 },
    initialDelay: {
      milliseconds: Math.min(config.intervalMs, INITIAL_DELAY_SECONDS * 1000),
    },
    fn: signal => survey.round(signal as AbortSignal | undefined),
  });
}

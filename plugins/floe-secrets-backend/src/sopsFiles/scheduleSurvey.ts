import { SchedulerService } from '@backstage/backend-plugin-api';
import { SopsFilesConfig } from './readSopsFilesConfig';
import { SopsFileSurvey } from './SopsFileSurvey';

/** Lets the clusters be listed and the catalog be read first. */
const INITIAL_DELAY_SECONDS = 20;

/**
 * Has the files looked at in rounds, each by one replica; or, where that is
 * switched off, forgets what was known of them.
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

import { LoggerService } from '@backstage/backend-plugin-api';
import { ValuesFinding } from '@floe/values-files';

/** Writes findings about a values file into the log of a task. */
export function logFindings(
  logger: Pick<LoggerService, 'info' | 'warn'>,
  findings: readonly Pick<ValuesFinding, 'place' | 'severity' | 'summary'>[],
): void {
  for (const { place, severity, summary } of findings) {
    logger[severity === 'info' ? 'info' : 'warn'](
      place ? `${place}: ${summary}` : summary,
    );
  }
}

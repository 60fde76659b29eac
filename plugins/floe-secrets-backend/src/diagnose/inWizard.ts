import { Remedy, WizardTask } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../model/observed';

/**
 * A remedy that opens the wizard.
 *
 * @param task - the task of the wizard; the page offers it only for kinds that
 * support it (`WIZARD_TASKS`)
 * @param secretKey - the affected key of the Secret
 */
export function inWizard(
  task: WizardTask,
  title: string,
  secretKey?: string | null,
): Remedy {
  return {
    title,
    action: 'open-wizard',
    wizard: { task, ...(secretKey && { secretKey }) },
  };
}

/**
 * The remedy that sets a refresh interval. The chart writes no refreshPolicy,
 * so one that forbids refreshes has to be removed where it was written.
 */
export function setRefreshInterval(facts: SecretFacts, title: string): Remedy {
  const policy = 'refreshPolicy' in facts ? facts.refreshPolicy : null;
  return policy && policy !== 'Periodic'
    ? { title: `Remove refreshPolicy ${policy}. ${title}` }
    : inWizard('refresh-interval', title);
}

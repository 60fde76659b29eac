import { Remedy, WizardTask } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../model/observed';

/**
 * A remedy that the wizard carries out.
 *
 * @param task - what the wizard is opened for; the page offers the wizard only
 * where it can do that (`WIZARD_TASKS`)
 * @param secretKey - the key of the Secret that is concerned
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

/** Gives a secret a refresh interval. The chart writes no refreshPolicy, so one that forbids refreshes has to be taken out where it was written. */
export function setRefreshInterval(facts: SecretFacts, title: string): Remedy {
  const policy = 'refreshPolicy' in facts ? facts.refreshPolicy : null;
  return policy && policy !== 'Periodic'
    ? { title: `Remove refreshPolicy ${policy}. ${title}` }
    : inWizard('refresh-interval', title);
}

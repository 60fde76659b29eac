import { ConflictError } from '@backstage/errors';
import {
  CampaignDetail,
  CampaignItem,
  MigrationPlan,
  migrationPlan,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The items of a service that take the same step by one pull request. */
export type PullRequestStep = {
  plan: MigrationPlan;
  step: 'add' | 'remove';
  items: CampaignItem[];
};

const ENDED = ['arrived', 'skipped', 'failed', 'cancelled'];

function listed(items: readonly CampaignItem[]): string {
  return items
    .map(({ name }) => name)
    .sort()
    .join(', ');
}

/**
 * Chooses which step of a migration a service is at, in one of its places. One
 * setting of the chart, the creation policy, is that of all its ExternalSecrets:
 * so the last step is taken only when each of its secrets is ready for it.
 *
 * @throws ConflictError if no pull request belongs to the step
 */
export function chooseStep(
  { items, kind, scope, status }: CampaignDetail,
  service: ServiceFieldValue,
): PullRequestStep {
  if (kind !== 'migration') {
    throw new ConflictError('The campaign is no migration');
  }
  const plan = migrationPlan(scope);
  if (!plan || plan.written.length === 0) {
    throw new ConflictError(
      'This migration has no pull request of the template: seal the values in the wizard, which the page of the campaign opens',
    );
  }
  if (status !== 'running') {
    throw new ConflictError(
      'The campaign does not run. Resume it, or start another one',
    );
  }
  const open = items.filter(
    item =>
      item.entityRef === service.entityRef.toLowerCase() &&
      item.environment === service.environment &&
      item.cluster === service.cluster &&
      item.namespace === service.namespace &&
      !ENDED.includes(item.status),
  );
  if (open.length === 0) {
    throw new ConflictError(
      'The campaign has nothing to be done for this service in this environment',
    );
  }
  const forbidden = open.filter(({ mayChange }) => !mayChange);
  if (forbidden.length > 0) {
    throw new ConflictError(
      `You are not allowed to change ${listed(
        forbidden,
      )}, and all secrets of the service in this environment take a step together`,
    );
  }
  const waiting = open.filter(({ status: state }) => state === 'waiting');
  const toAdd = waiting.filter(({ step }) => step === 'add');
  if (toAdd.length > 0) {
    return { plan, step: 'add', items: toAdd };
  }
  const before = open.filter(({ step }) => step !== 'remove');
  if (before.length > 0) {
    throw new ConflictError(
      `The last step is that of all these secrets together, once each is ready for it. Not yet: ${listed(
        before,
      )}. The page of the campaign has the command, or the pull request that is open`,
    );
  }
  const toRemove = waiting.filter(({ step }) => step === 'remove');
  if (toRemove.length === 0) {
    throw new ConflictError(
      'A pull request for this step exists already: merge and deploy it',
    );
  }
  return { plan, step: 'remove', items: toRemove };
}

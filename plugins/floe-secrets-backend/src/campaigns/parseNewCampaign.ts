import { InputError } from '@backstage/errors';
import {
  migrationPlan,
  NewCampaign,
} from '@floe/backstage-plugin-floe-secrets-common';
import { CampaignScope } from './types';

/**
 * Reads the scope of a new campaign.
 *
 * @throws InputError where no filter is given, or there is no such migration
 */
export function parseNewCampaign(input: NewCampaign): CampaignScope {
  const { all, cluster, entityRef, environment, kind, owner } = input;
  if (!entityRef && !owner && !cluster && !environment) {
    throw new InputError(
      'Name at least one of entityRef, owner, cluster and environment',
    );
  }
  const plan = migrationPlan(input);
  if (kind === 'migration' && !plan) {
    throw new InputError(
      'from and to: there is no migration from the one to the other',
    );
  }
  return {
    entityRef: entityRef?.toLowerCase() ?? null,
    owner: owner?.toLowerCase() ?? null,
    cluster: cluster ?? null,
    environment: environment ?? null,
    all: kind !== 'migration' && (all ?? false),
    ...(kind === 'migration' && plan && { from: plan.from, to: plan.to }),
  };
}

import { InputError } from '@backstage/errors';
import {
  migrationPlan,
  NewCampaign,
} from '@floe/backstage-plugin-floe-secrets-common';
import { requireEntityRef } from '../catalog/requireEntityRef';
import { CampaignScope } from './types';

/**
 * Reads the scope of a new campaign.
 *
 * @throws InputError where no filter is given, one is no entity ref, or there
 * is no such migration
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
    entityRef: entityRef ? requireEntityRef('entityRef', entityRef) : null,
    owner: owner ? requireEntityRef('owner', owner) : null,
    cluster: cluster ?? null,
    environment: environment ?? null,
    all: kind !== 'migration' && (all ?? false),
    ...(kind === 'migration' && plan && { from: plan.from, to: plan.to }),
  };
}

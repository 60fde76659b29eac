import { InputError } from '@backstage/errors';
import { NewCampaign } from '@floe/backstage-plugin-floe-secrets-common';
import { CampaignScope } from './types';

/**
 * Reads the scope of a new campaign.
 *
 * @throws InputError where no filter is given
 */
export function parseNewCampaign(input: NewCampaign): CampaignScope {
  const { all, cluster, entityRef, environment, kind, owner } = input;
  if (!entityRef && !owner && !cluster && !environment) {
    throw new InputError(
      'Name at least one of entityRef, owner, cluster and environment',
    );
  }
  return {
    entityRef: entityRef?.toLowerCase() ?? null,
    owner: owner?.toLowerCase() ?? null,
    cluster: cluster ?? null,
    environment: environment ?? null,
    all: kind !== 'migration' && (all ?? false),
  };
}

import { shownCampaign } from './shownCampaign';
import { Campaign } from './types';

const campaign: Campaign = {
  id: 'campaign-1',
  kind: 'reseal',
  status: 'paused',
  scope: {
    entityRef: 'component:default/payments',
    owner: 'group:default/payments-team',
    cluster: null,
    environment: 'live',
    all: false,
  },
  createdBy: 'user:default/platform',
  createdAt: '2026-11-24T02:58:00.000Z',
  endedAt: null,
  problem:
    'The portal is not allowed to have secrets sealed again in cluster us-1: apply docs/rbac/floe-secrets-reseal.yaml there, then resume the campaign.',
};

const shown = (entityRef: string | null, cluster: string, isWhole = false) => {
  const { problem, scope } = shownCampaign(
    campaign,
    [{ entityRef, item: { cluster } as never }],
    isWhole,
  );
  return [scope.entityRef, scope.owner, problem === campaign.problem];
};

describe('a campaign as a caller sees it', () => {
  const { entityRef, owner } = campaign.scope;

  it('names the entity and the owner of its scope to those who see them', () => {
    expect(shown(entityRef, 'eu-1')).toEqual([entityRef, owner, false]);
    expect(shown('component:default/other', 'eu-1')).toEqual([
      null,
      owner,
      false,
    ]);
    expect(shown(null, 'eu-1')).toEqual([null, null, false]);
  });

  it('says why it was paused where that is about a cluster of theirs, or all is', () => {
    expect(shown(entityRef, 'us-1')).toEqual([entityRef, owner, true]);
    expect(shown(entityRef, 'us')).toEqual([entityRef, owner, false]);
    expect(shown(entityRef, 'eu-1', true)).toEqual([entityRef, owner, true]);
  });
});

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
};
const refused = 'not allowed in cluster us-1';

const shown = (entityRef: string | null, cluster: string, blocked = false) => {
  const { problem, scope } = shownCampaign(campaign, [
    { entityRef, item: { cluster, blocked, reason: refused } as never },
  ]);
  return [scope.entityRef, scope.owner, problem];
};

describe('a campaign as a caller sees it', () => {
  const { entityRef, owner } = campaign.scope;

  it('names the entity and the owner of its scope to those who see them', () => {
    expect(shown(entityRef, 'eu-1')).toEqual([entityRef, owner, null]);
    expect(shown('component:default/other', 'eu-1')).toEqual([
      null,
      owner,
      null,
    ]);
    expect(shown(null, 'eu-1')).toEqual([null, null, null]);
  });

  it('says what clusters of items that they see do not allow', () => {
    expect(shown(entityRef, 'us-1', true)).toEqual([entityRef, owner, refused]);
  });
});

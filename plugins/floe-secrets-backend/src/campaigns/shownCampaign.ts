import { Campaign } from './types';
import { VisibleItem } from './VisibleItem';

/** A campaign as a caller sees it. */
export type ShownCampaign = Campaign & {
  /** Why items of some clusters wait, in words for a person. */
  problem: string | null;
};

/**
 * A campaign without what the caller does not see otherwise: the entity and the
 * owner of its scope, where the caller sees no item of them. What a cluster does
 * not allow is named once for each, and only for clusters of items that the
 * caller sees.
 */
export function shownCampaign(
  campaign: Campaign,
  items: Pick<VisibleItem, 'entityRef' | 'item'>[],
): ShownCampaign {
  const { scope } = campaign;
  const problems = new Set(
    items.flatMap(({ item }) =>
      item.blocked && item.reason ? [item.reason] : [],
    ),
  );
  return {
    ...campaign,
    scope: {
      ...scope,
      entityRef: items.some(({ entityRef }) => entityRef === scope.entityRef)
        ? scope.entityRef
        : null,
      // The entity of an item is one of this owner.
      owner: items.some(({ entityRef }) => entityRef !== null)
        ? scope.owner
        : null,
    },
    problem: problems.size > 0 ? [...problems].sort().join('\n') : null,
  };
}

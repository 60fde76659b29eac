import { Campaign } from './types';
import { VisibleItem } from './VisibleItem';

/** Names no cluster: of one that the caller does not see, nothing is said. */
const OF_OTHERS =
  'A cluster of the campaign cannot be asked to seal again now. Who started it sees why.';

/**
 * A campaign without what the caller does not see otherwise: the entity and the
 * owner of its scope, where the caller sees no item of them, and why it was
 * paused, where that is about a cluster of other items.
 *
 * @param isWhole - whether the caller sees all of its items
 */
export function shownCampaign(
  campaign: Campaign,
  items: Pick<VisibleItem, 'entityRef' | 'item'>[],
  isWhole: boolean,
): Campaign {
  const { problem, scope } = campaign;
  const isAboutSeen = items.some(({ item }) =>
    [' ', ':', '.'].some(end =>
      problem?.includes(`cluster ${item.cluster}${end}`),
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
    problem: problem === null || isWhole || isAboutSeen ? problem : OF_OTHERS,
  };
}

import {
  type Entity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isFloeSecretsAvailable } from './isFloeSecretsAvailable';
import type { HealthScope } from './live/useOverview';

/** The limit of the API for the values of one filter. */
const MAX_VALUES = 200;

/**
 * Whose secrets the card of an entity sums up, where they are not its own:
 * those of a system's parts, or of what a group or a user owns, a user also
 * through groups. Undefined for every other entity.
 */
export function healthScopeOf(entity: Entity): HealthScope | undefined {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return { system: [ref] };
    case 'group':
      return { owner: [ref] };
    case 'user': {
      const groups = (entity.relations ?? [])
        .filter(({ type }) => type === RELATION_MEMBER_OF)
        .map(({ targetRef }) => targetRef);
      return { owner: [ref, ...groups].slice(0, MAX_VALUES) };
    }
    default:
      return undefined;
  }
}

/**
 * Whether the card of secrets has something to say about an entity: about
 * every system, group and user, and about what says where its secrets are.
 * @public
 */
export function isFloeSecretsCardAvailable(entity: Entity): boolean {
  return healthScopeOf(entity) !== undefined || isFloeSecretsAvailable(entity);
}

import {
  type Entity,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isFloeSecretsAvailable } from './isFloeSecretsAvailable';
import type { HealthScope } from './live/useOverview';

/** The limit of the API for the values of one filter. */
export const MAX_SCOPE_VALUES = 200;

function targetsOf({ relations }: Entity, type: string): string[] {
  return (relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

/**
 * Whose secrets the card of an entity sums up, where they are not its own:
 * those of a system's parts, of the systems of a domain, or of what a group or
 * a user owns, a user also through groups. Undefined for every other entity.
 */
export function healthScopeOf(entity: Entity): HealthScope | undefined {
  const ref = stringifyEntityRef(entity);
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'system':
      return { system: [ref] };
    case 'domain':
      return {
        system: targetsOf(entity, RELATION_HAS_PART)
          .filter(part => part.startsWith('system:'))
          .slice(0, MAX_SCOPE_VALUES),
      };
    case 'group':
      return { owner: [ref] };
    case 'user':
      return {
        owner: [ref, ...targetsOf(entity, RELATION_MEMBER_OF)].slice(
          0,
          MAX_SCOPE_VALUES,
        ),
      };
    default:
      return undefined;
  }
}

/**
 * Whether the card of secrets has something to say about an entity: about
 * every system, domain, group and user, and about what says where its secrets are.
 * @public
 */
export function isFloeSecretsCardAvailable(entity: Entity): boolean {
  return healthScopeOf(entity) !== undefined || isFloeSecretsAvailable(entity);
}

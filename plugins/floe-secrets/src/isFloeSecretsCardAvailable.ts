import {
  type Entity,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isFloeSecretsAvailable } from './isFloeSecretsAvailable';
import type { HealthScope } from './live/useOverview';

/** The API's limit for the values of one filter. */
export const MAX_SCOPE_VALUES = 200;

function targetsOf({ relations }: Entity, type: string): string[] {
  return (relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

/**
 * The filter for the secrets of an entity's card, if they are not its own:
 * those of a system's parts, of a domain's systems, or of what a group or a
 * user owns, for a user also through groups. Undefined for other entities.
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
 * Whether an entity has the card of secrets: every system, domain, group and
 * user, and entities that name their secrets.
 * @public
 */
export function isFloeSecretsCardAvailable(entity: Entity): boolean {
  return healthScopeOf(entity) !== undefined || isFloeSecretsAvailable(entity);
}

import { InputError } from '@backstage/errors';
import { Service } from '@floe/backstage-plugin-floe-secrets-common';
import {
  RepositoryAddresses,
  SourceLocation,
} from '@floe/backstage-plugin-floe-secrets-node';

/**
 * The source location of a service.
 *
 * @throws InputError if it is missing, or no integration has its host
 */
export function locationOf(
  { entityRef, sourceLocation, valuesProblem }: Service,
  addresses: RepositoryAddresses,
): SourceLocation {
  const location = sourceLocation && addresses.parse(sourceLocation);
  if (!location) {
    throw new InputError(
      (!sourceLocation && valuesProblem) ||
        `The repository of ${entityRef} is not known. Set the annotation backstage.io/source-location on the entity`,
    );
  }
  return location;
}

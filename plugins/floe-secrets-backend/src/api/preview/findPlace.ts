import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  floeSecretsChangePermission,
  PreviewRequest,
  Service,
  ServiceEnvironment,
  valuesPathSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { echo } from '../../model/masking/echo';

/** Where a change of a service is made, and in which files. */
export type ChangePlace = {
  environment: ServiceEnvironment;
  release: string;
  valuesPath: string;
};

/**
 * Finds the place of a request among those of a service, and checks the
 * request's other fields against the catalog.
 *
 * @param service - as the caller may see it
 * @throws NotFoundError if the service has no such place, NotAllowedError if
 * the caller may not change it there, InputError if the place is ambiguous or
 * its values file is unknown
 */
export function findPlace(
  service: Service,
  request: PreviewRequest,
): ChangePlace {
  const { cluster, namespace } = request;
  const inEnvironment = service.environments.filter(
    ({ name }) => name === request.environment,
  );
  const places = inEnvironment.filter(
    place =>
      (cluster === undefined || place.cluster === cluster) &&
      (namespace === undefined || place.namespace === namespace),
  );
  if (places.length === 0) {
    const where =
      inEnvironment.length > 0
        ? `${echo(request.environment)} in this cluster and namespace`
        : echo(request.environment);
    throw new NotFoundError(
      `${service.entityRef} has no environment ${where}. Choose one that its Secrets tab shows`,
    );
  }
  if (places.length > 1) {
    throw new InputError(
      `${service.entityRef} has several places in the environment ${
        places[0].name
      }. Name the cluster and namespace: one of ${places
        .slice(0, 10)
        .map(place => `${place.cluster}/${place.namespace}`)
        .join(', ')}`,
    );
  }
  const [environment] = places;
  if (environment.mayChange === false) {
    throw new NotAllowedError(
      `You are not allowed to change the secrets of ${service.entityRef} in ${environment.name} (permission ${floeSecretsChangePermission.name}). Ask an owner of the service or the platform team`,
    );
  }
  if (!service.release) {
    throw new InputError(
      `The Helm release of ${service.entityRef} is not known. Set the annotation floe.dev/release on the entity`,
    );
  }
  return {
    environment,
    release: service.release,
    valuesPath: valuesPathOf(service, environment, request.valuesPath),
  };
}

function valuesPathOf(
  { entityRef, valuesProblem }: Service,
  { valuesPath }: ServiceEnvironment,
  said: string | undefined,
): string {
  if (valuesPath) {
    if (said !== undefined && said !== valuesPath) {
      throw new InputError(
        `valuesPath: is not the values file of ${entityRef}, by its annotation floe.dev/values`,
      );
    }
    return valuesPath;
  }
  if (valuesProblem) {
    throw new InputError(valuesProblem);
  }
  if (said === undefined) {
    throw new InputError(
      `The values file of ${entityRef} is not known. Set the annotation floe.dev/values on the entity`,
    );
  }
  const parsed = valuesPathSchema.safeParse(said);
  if (!parsed.success) {
    throw new InputError(`valuesPath: ${parsed.error.issues[0].message}`);
  }
  return parsed.data;
}

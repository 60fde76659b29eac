import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  Service,
  ServiceEnvironment,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { shownName } from '../backend/shownName';
import { parseService } from './parseService';

/**
 * How the input of an action names a service: in the short form, in the form
 * field's form, or in both.
 */
type TargetInput = {
  entityRef?: string;
  environment?: string;
  cluster?: string;
  namespace?: string;
  service?: unknown;
};

/** The service that an input names, with the input's further details. */
export type Target = Pick<ServiceFieldValue, 'entityRef' | 'environment'> &
  Partial<ServiceFieldValue>;

const FIELDS = ['entityRef', 'environment', 'cluster', 'namespace'] as const;

/**
 * Parses which service an input names.
 *
 * @throws InputError that names the missing or contradicting field
 */
export function parseTarget(input: TargetInput): Target {
  const service: Partial<ServiceFieldValue> =
    input.service === undefined ? {} : parseService(input.service);
  for (const field of FIELDS) {
    const said = input[field];
    if (said !== undefined && (typeof said !== 'string' || said === '')) {
      throw new InputError(`${field}: it must be a text that is not empty`);
    }
    if (said !== undefined && ![undefined, said].includes(service[field])) {
      throw new InputError(
        `${field} and service.${field} differ. Leave one of them out`,
      );
    }
  }
  const target = {
    ...service,
    ...Object.fromEntries(
      FIELDS.flatMap(field =>
        input[field] === undefined ? [] : [[field, input[field]]],
      ),
    ),
  };
  const { entityRef, environment } = target;
  if (entityRef === undefined || environment === undefined) {
    throw new InputError(
      'Name the service and where it runs: entityRef, such as component:default/orders, and environment, as its Secrets tab shows it',
    );
  }
  return { ...target, entityRef, environment };
}

/**
 * Adds details of a service that the backend knows and the input leaves out.
 *
 * @param known - the service, as the backend resolves it for this user
 * @throws NotFoundError if the service has no such place, InputError if the
 *   place, the release or the values file is not known
 */
export function completeTarget(
  target: Target,
  known: Service,
): ServiceFieldValue {
  const environment = environmentOf(target, known);
  const missing = (what: string, annotation: string) =>
    new InputError(
      `The ${what} of ${known.entityRef} is not known. Set the annotation ${annotation} on the entity`,
    );
  const release = target.release ?? known.release;
  const fullname = target.fullname ?? known.fullname;
  const valuesPath = environment.valuesPath ?? target.valuesPath;
  const repoUrl = target.repoUrl ?? known.repoUrl;
  if (!release || !fullname) {
    throw missing('Helm release', 'floe.dev/release');
  }
  if (!environment.valuesPath && known.valuesProblem) {
    throw new InputError(known.valuesProblem);
  }
  if (!valuesPath) {
    throw missing('values file', 'floe.dev/values');
  }
  if (!repoUrl) {
    throw missing('repository', 'backstage.io/source-location');
  }
  return {
    ...target,
    cluster: environment.cluster,
    namespace: target.namespace ?? environment.namespace,
    release,
    fullname,
    repoUrl,
    valuesPath: target.valuesPath ?? valuesPath,
  };
}

function environmentOf(
  { cluster, entityRef, environment, namespace }: Target,
  { environments }: Service,
): ServiceEnvironment {
  const candidates = environments.filter(
    place =>
      place.name === environment &&
      (cluster === undefined || place.cluster === cluster),
  );
  const places = candidates.filter(
    place => namespace === undefined || place.namespace === namespace,
  );
  if (candidates.length === 0) {
    throw new NotFoundError(
      `${entityRef} has no environment ${shownName(environment)}${
        cluster === undefined ? '' : ` in the cluster ${shownName(cluster)}`
      }. Choose one of those that its Secrets tab shows`,
    );
  }
  if (places.length === 0) {
    throw new ConflictError(
      `The form and the catalog name another namespace for ${entityRef}. Choose the service again: the catalog may have changed`,
    );
  }
  if (places.length > 1) {
    throw new InputError(
      `${entityRef} has several places in the environment ${environment}. Name the cluster and namespace: one of ${places
        .slice(0, 10)
        .map(place => `${place.cluster}/${place.namespace}`)
        .join(', ')}`,
    );
  }
  return places[0];
}

/**
 * The values files that Helm reads before the written one, as the backend knows
 * them.
 *
 * @param said - the files in the input of an action
 * @throws ConflictError if the input names other files
 */
export function earlierPathsOf(
  service: ServiceFieldValue,
  known: Service,
  said: string[] | undefined,
): { paths: string[]; mayBeAbsent: boolean } {
  const environment = environmentOf(service, known);
  const paths = environment.earlierValuesPaths ?? [];
  if (said && said.join('\n') !== paths.join('\n')) {
    throw new ConflictError(
      `earlierValuesPaths are not the files that Helm reads before ${service.valuesPath} by the annotation floe.dev/values of ${service.entityRef}. Leave earlierValuesPaths out, and name all values files in the annotation, in Helm's order and separated by commas`,
    );
  }
  return {
    paths,
    mayBeAbsent: environment.earlierValuesFrom === 'configuration',
  };
}

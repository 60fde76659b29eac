import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';
import {
  environmentOf,
  floeSecretsChangePermission,
  Service,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  RepositoryAddresses,
  SourceLocation,
} from '@floe/backstage-plugin-floe-secrets-node';
import { shownName } from './shownName';

function sameRepository(
  one: string,
  other: string,
  integrations: ScmIntegrationRegistry,
): boolean {
  const key = (repoUrl: string) => {
    const { host, owner, organization, project, workspace, repo } =
      parseRepoUrl(repoUrl, integrations);
    return [host, owner, organization, project, workspace, repo].join('\n');
  };
  return key(one) === key(other);
}

/**
 * Compares the form's description of a service with the catalog, so that no
 * change is written into another repository, or for another namespace, than
 * those of the service.
 *
 * @param known - the service, as the backend resolves it for this user
 * @returns the source location of the service
 * @throws `InputError`, `NotAllowedError`, `NotFoundError` or `ConflictError`
 *   with advice
 */
export function verifyService(
  service: ServiceFieldValue,
  known: Service,
  integrations: ScmIntegrationRegistry,
): SourceLocation {
  const environment = environmentOf(service, known);
  if (!environment) {
    throw new NotFoundError(
      `${service.entityRef} has no environment ${shownName(
        service.environment,
      )} in the cluster ${shownName(
        service.cluster,
      )}. Choose one of those that its Secrets tab shows`,
    );
  }
  if (environment.mayChange === false) {
    throw new NotAllowedError(
      `You are not allowed to change the secrets of ${service.entityRef} in ${environment.name} (permission ${floeSecretsChangePermission.name}). Ask an owner of the service or the platform team`,
    );
  }
  const location =
    known.sourceLocation &&
    new RepositoryAddresses(integrations).parse(known.sourceLocation);
  if (!known.repoUrl || !location) {
    throw new InputError(
      (!location && known.valuesProblem) ||
        `The repository of ${service.entityRef} is not known. Set the annotation backstage.io/source-location on the entity`,
    );
  }
  const differing = [
    ['namespace', service.namespace, environment.namespace],
    ['Helm release', service.release, known.release],
    ['values file', service.valuesPath, environment.valuesPath],
  ]
    .filter(([, said, is]) => is && said !== is)
    .map(([what]) => what);
  if (!sameRepository(service.repoUrl, known.repoUrl, integrations)) {
    differing.push('repository');
  }
  if (differing.length > 0) {
    throw new ConflictError(
      `The form and the catalog name another ${differing.join(
        ' and another ',
      )} for ${
        service.entityRef
      }. Choose the service again: the catalog may have changed`,
    );
  }
  return location;
}

/**
 * Compares the fullname in a form with that of the catalog, or with that of the
 * values files if these override it.
 *
 * @throws `ConflictError` if it is neither
 */
export function verifyFullname(
  { entityRef, fullname }: ServiceFieldValue,
  known: Service,
  applied: { objects: readonly { name: string }[] },
): void {
  const { objects } = applied;
  const isOfObjects =
    objects.length > 0 &&
    objects.every(({ name }) => name.startsWith(`${fullname}-`));
  if (fullname !== known.fullname && !isOfObjects) {
    throw new ConflictError(
      `The form names another fullname of the chart for ${entityRef} than its release and its values files. Choose the service again`,
    );
  }
}

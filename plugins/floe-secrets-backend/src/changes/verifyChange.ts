import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  isSameRepository,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import { repositoryProblem } from '../catalog/composeService';
import { EntityMatch } from '../catalog/entityMatch';
import { ParsedChange } from './parseNewChange';

/**
 * Compares the description of a change with its entity: environment, place and
 * repository.
 *
 * @param environment - environment of the change's cluster and namespace
 * @returns the number and the canonical address of the pull request
 * @throws InputError with the field that does not match
 */
export function verifyChange(options: {
  change: ParsedChange;
  entity: Entity;
  match: EntityMatch;
  environment: string;
  addresses: RepositoryAddresses;
}): Pick<ParsedChange, 'pullRequestNumber' | 'pullRequestUrl'> {
  const { addresses, change, entity, environment, match } = options;
  const { entityRef } = change;
  const differing = [
    ['environment', change.environment, environment],
    ['cluster', change.cluster, match.cluster],
    ['namespace', change.namespace, match.namespace],
  ].find(([, said, is]) => is && said !== is);
  if (differing) {
    throw new InputError(
      `${differing[0]}: is not that of ${entityRef}, by its annotations and floeSecrets.environments`,
    );
  }
  const location = addresses.sourceLocationOf(entity);
  if (!location) {
    const problem =
      repositoryProblem(entity, addresses) ??
      `the repository of ${entityRef} is not known. Set the annotation backstage.io/source-location on the entity`;
    throw new InputError(`entityRef: ${problem}`);
  }
  const { repository } = location;
  const pullRequest = addresses.parsePullRequest(change.pullRequestUrl);
  if (!pullRequest || !isSameRepository(pullRequest.repository, repository)) {
    throw new InputError(
      `pullRequestUrl: is not the address of a pull request of ${repository.url}, the repository of ${entityRef}`,
    );
  }
  const { number } = pullRequest;
  if (![null, number].includes(change.pullRequestNumber)) {
    throw new InputError(
      'pullRequestNumber: does not match the URL of the pull request',
    );
  }
  return {
    pullRequestNumber: number,
    pullRequestUrl: addresses.pullRequestUrl({ repository, number }),
  };
}

import {
  BulkOperation,
  EntitySecrets,
  ManagedSecretDetail,
  Operation,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SignalIds } from './SignalIds';

/** Adds the ids of the signals after which the response is outdated. */
export function entityWithSignals(
  answer: EntitySecrets,
  ids: SignalIds,
): EntitySecrets {
  return {
    ...answer,
    signals: [
      ...answer.items.map(({ id }) => ids.of('secret', id)),
      ...answer.changes.map(({ id }) => ids.of('change', id)),
      ...answer.clusters.map(({ name }) => ids.of('cluster', name)),
    ],
  };
}

/** The same for one secret. */
export function secretWithSignals(
  answer: ManagedSecretDetail,
  ids: SignalIds,
): ManagedSecretDetail {
  return {
    ...answer,
    signals: [ids.of('secret', answer.id), ids.of('cluster', answer.cluster)],
  };
}

/** The same for a refresh of many secrets; a refresh of one has no signals. */
export function operationWithSignals<T extends BulkOperation | Operation>(
  answer: T,
  ids: SignalIds,
): T {
  return 'items' in answer
    ? {
        ...answer,
        signals: answer.items.map(({ secretId }) => ids.of('secret', secretId)),
      }
    : answer;
}

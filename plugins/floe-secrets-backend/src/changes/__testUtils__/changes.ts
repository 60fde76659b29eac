import { readRecorded } from '../../diagnose/__testUtils__/recorded';
import { ObservedSecret } from '../../model/observed';
import { ChangeDraft, ChangedObject, RecordedChange } from '../types';

/** The recorded ExternalSecret, in another generation and state where a test asks for it. */
export function anObservedSecret(
  options: {
    generation?: number;
    syncedGeneration?: number;
    specChangedAt?: string;
    refreshTime?: string;
    ready?: 'True' | 'False';
    uid?: string;
  } = {},
): ObservedSecret {
  const { secret } = readRecorded(
    'ExternalSecret',
    'floe-dagster-postgresql-secret',
  );
  if (secret.facts.type !== 'external-secret' || !secret.facts.ready) {
    throw new Error('The recording has changed');
  }
  const generation = options.generation ?? 1;
  return {
    ...secret,
    uid: options.uid ?? secret.uid,
    // As the API server does: another object, another version.
    resourceVersion: JSON.stringify(options),
    generation,
    specChangedAt: options.specChangedAt ?? secret.specChangedAt,
    facts: {
      ...secret.facts,
      refreshTime: options.refreshTime ?? secret.facts.refreshTime,
      syncedResourceVersion: `${options.syncedGeneration ?? generation}-0fca`,
      ready: { ...secret.facts.ready, status: options.ready ?? 'True' },
    },
  };
}

/** What a change expects of that ExternalSecret. */
export function aChangedObject(
  baseline: ChangedObject['baseline'] = {
    uid: anObservedSecret().uid,
    generation: 1,
    scope: null,
  },
): ChangedObject {
  const { id, name } = anObservedSecret();
  return {
    kind: 'ExternalSecret',
    name,
    component: 'database',
    secretId: id,
    baseline,
  };
}

/** A report of a pull request by a service, validated. */
export function aDraft(options: Partial<ChangeDraft> = {}): ChangeDraft {
  return {
    entityRef: 'component:default/orders',
    environment: 'prod',
    cluster: 'prod',
    namespace: 'floe',
    approach: 'external-secrets',
    title: 'Rename a key',
    valuesPath: 'values-prod.yaml',
    pullRequestUrl: 'https://git.example.com/floe/orders/pull/7',
    pullRequestNumber: 7,
    createdBy: 'user:default/guest',
    objects: [aChangedObject()],
    removed: [],
    ...options,
  };
}

/** A recorded change that is merged. */
export function aMergedChange(
  options: Partial<RecordedChange> = {},
): RecordedChange {
  return {
    ...aDraft(),
    id: 'c1',
    createdAt: '2026-11-24T02:55:00.000Z',
    status: 'merged',
    merged: { at: '2026-11-24T03:00:00.000Z', proof: 'Merged as 0123456789ab' },
    applied: null,
    synced: null,
    closedAt: null,
    followProblem: null,
    ...options,
  };
}

import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedSecret } from '../model/observed';
import { observedResources } from '../observe/observedResources';
import { SecretWithEvents } from '../store/secretsWithEvents';
import { refreshKinds } from './RefreshKind';
import { AwaitedObject } from './types';

/** The ids of the secrets whose rows show the result of a refresh. */
export function awaitedIds(secret: ObservedSecret): string[] {
  return refreshKinds.of(secret.facts).awaitedIds?.(secret) ?? [secret.id];
}

/**
 * Converts the API server's response to facts, as a reflector would.
 *
 * @param now - time of the response
 */
export function readPatched(
  object: KubernetesObject,
  secret: ObservedSecret,
  now: string,
): ObservedSecret | undefined {
  const [group, version] = secret.apiVersion.split('/');
  const { cluster, kind } = secret;
  const resource = observedResources().find(
    candidate => candidate.group === group && candidate.kind === kind,
  );
  return resource?.holds === 'secret'
    ? resource.extract(object, {
        cluster,
        group,
        version,
        kind,
        now,
      })
    : undefined;
}

/** The state of an object before its refresh, to detect a later change. */
export function awaitedObject({
  secret,
  events,
}: SecretWithEvents): AwaitedObject {
  const { facts } = secret;
  const last = refreshKinds.of(facts).lastRefresh?.(facts);
  return {
    secretId: secret.id,
    kind: secret.kind,
    place: `${secret.namespace}/${secret.name}`,
    uid: secret.uid,
    refreshTime: last?.refreshTime ?? null,
    syncedResourceVersion: last?.syncedResourceVersion ?? null,
    warnings: Object.fromEntries(
      events
        .filter(({ type }) => type === 'Warning')
        .map(({ uid, count }) => [uid, count]),
    ),
  };
}

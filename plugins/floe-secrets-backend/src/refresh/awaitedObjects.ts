import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { observedObjectId } from '../model/ids';
import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { ObservedSecret } from '../model/observed';
import { OBSERVED_RESOURCES } from '../observe/observedResources';
import { SeenSecret } from '../store/seenSecrets';
import { AwaitedObject } from './types';

/** The ids of the secrets whose rows show what came of a refresh. */
export function awaitedIds(secret: ObservedSecret): string[] {
  const { facts } = secret;
  return facts.type === 'cluster-external-secret'
    ? facts.provisionedNamespaces.map(namespace =>
        observedObjectId({
          cluster: secret.cluster,
          group: EXTERNAL_SECRETS_GROUP,
          kind: 'ExternalSecret',
          namespace,
          name: facts.externalSecretName,
        }),
      )
    : [secret.id];
}

/**
 * Reads the object that the API server answered with, as a reflector would.
 *
 * @param now - when it answered
 */
export function readPatched(
  object: KubernetesObject,
  secret: ObservedSecret,
  now: string,
): ObservedSecret | undefined {
  const [group, version] = secret.apiVersion.split('/');
  const { cluster, kind } = secret;
  const resource = OBSERVED_RESOURCES.find(
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

/** What an object is before its refresh, to tell later what moved. */
export function awaitedObject({ secret, events }: SeenSecret): AwaitedObject {
  const { facts } = secret;
  const synced =
    facts.type === 'external-secret' || facts.type === 'push-secret'
      ? facts
      : null;
  return {
    secretId: secret.id,
    kind: secret.kind,
    place: `${secret.namespace}/${secret.name}`,
    uid: secret.uid,
    refreshTime: synced?.refreshTime ?? null,
    syncedResourceVersion: synced?.syncedResourceVersion ?? null,
    warnings: Object.fromEntries(
      events
        .filter(({ type }) => type === 'Warning')
        .map(({ uid, count }) => [uid, count]),
    ),
  };
}

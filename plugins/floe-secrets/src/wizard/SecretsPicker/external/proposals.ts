import { type ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import {
  proposeReferences,
  proposeRemoteKey,
  type ComponentDescription,
  type EngineDescription,
  type RemoteKeyContext,
  type RemoteReference,
} from '@floe/values-files';

/** The engine of a component in a draft, or its first one. */
export function engineOf(
  description: ComponentDescription,
  engine: string | undefined,
): EngineDescription {
  return (
    description.engines.find(candidate => candidate.engine === engine) ??
    description.engines[0]
  );
}

/** The engine whose keys a secret already has, or the first one. */
export function engineInUse(
  description: ComponentDescription,
  keys: readonly string[],
): EngineDescription {
  const matches = (engine: EngineDescription) =>
    engine.keys.filter(({ secretKey }) => keys.includes(secretKey)).length;
  return [...description.engines].sort((a, b) => matches(b) - matches(a))[0];
}

/**
 * The references of an existing secret; keys without a property are left out.
 */
export function existingReferences(
  secret: ManagedSecret | undefined,
): RemoteReference[] {
  return (secret?.source.remoteRefs ?? []).flatMap(
    ({ secretKey, key, property }) =>
      secretKey
        ? [{ secretKey, remoteKey: key, ...(property && { property }) }]
        : [],
  );
}

/**
 * A proposal for one more key of an engine, or an empty row for a custom key.
 */
export function proposeKey(
  engine: EngineDescription,
  secretKey: string | undefined,
  context: RemoteKeyContext,
): RemoteReference {
  const [proposal] = secretKey
    ? proposeReferences(engine, context, [secretKey])
    : [];
  return (
    proposal ?? {
      secretKey: '',
      remoteKey: proposeRemoteKey(engine.remoteName, context),
    }
  );
}

/**
 * The references after a change of the store: remote keys that are still as
 * proposed for the old store become those of the new one.
 */
export function followStore(
  keys: readonly RemoteReference[],
  remoteName: string,
  before: RemoteKeyContext,
  after: RemoteKeyContext,
): RemoteReference[] {
  const old = proposeRemoteKey(remoteName, before);
  const proposed = proposeRemoteKey(remoteName, after);
  return keys.map(reference =>
    reference.remoteKey === old
      ? { ...reference, remoteKey: proposed }
      : reference,
  );
}

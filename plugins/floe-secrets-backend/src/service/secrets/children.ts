import {
  ManagedSecret,
  ManagedSecretChild,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';
import { SecretsFilter } from '../../store/ObservationStore';

/** The objects that a cluster-wide one makes, by what it says itself. */
export type OwnChildren = {
  kind: 'ExternalSecret' | 'PushSecret';
  name: string;
  /** Finds them, and others of their namespaces. */
  filter: SecretsFilter;
  failed: { namespace: string; reason: string }[];
};

/** What an object makes of itself in other namespaces; undefined where its kind makes nothing. */
export function ownChildren({
  cluster,
  facts,
}: Pick<ObservedSecret, 'cluster' | 'facts'>): OwnChildren | undefined {
  if (
    facts.type !== 'cluster-external-secret' &&
    facts.type !== 'cluster-push-secret'
  ) {
    return undefined;
  }
  const [kind, name] =
    facts.type === 'cluster-external-secret'
      ? (['ExternalSecret', facts.externalSecretName] as const)
      : (['PushSecret', facts.pushSecretName] as const);
  return {
    kind,
    name,
    filter: {
      clusters: [cluster],
      namespaces: facts.provisionedNamespaces,
      kinds: [kind],
    },
    failed: facts.failedNamespaces,
  };
}

/**
 * What a cluster-wide object has come to in each namespace, failing ones
 * first. Its own condition is True while an object that it made fails, so the
 * cause stands with that.
 */
export function composeChildren(
  own: Pick<OwnChildren, 'kind' | 'name' | 'failed'>,
  made: Omit<ManagedSecret, 'entityRefs'>[],
): ManagedSecretChild[] {
  const { kind, name } = own;
  const failed = own.failed.map(
    ({ namespace, reason }): ManagedSecretChild => ({
      kind,
      namespace,
      name,
      secretId: null,
      state: 'failing',
      summary: reason || null,
    }),
  );
  const others = made.map(
    ({ namespace, id, state, findings }): ManagedSecretChild => ({
      kind,
      namespace,
      name,
      secretId: id,
      state,
      summary:
        findings.find(({ severity }) => severity === 'error')?.summary ?? null,
    }),
  );
  const rank = ({ state }: ManagedSecretChild) => (state === 'failing' ? 0 : 1);
  return [...failed, ...others].sort(
    (a, b) => rank(a) - rank(b) || a.namespace.localeCompare(b.namespace),
  );
}

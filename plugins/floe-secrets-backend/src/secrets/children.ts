import {
  ManagedSecret,
  ManagedSecretChild,
} from '@floe/backstage-plugin-floe-secrets-common';
import { groupBy } from '../collections/groupBy';
import { FailingChild, timeFreeState } from '../diagnose';
import { conditionOf } from '../model/conditionOf';
import { Children } from '../model/kindAnswers';
import { childrenOf } from '../model/childrenOf';
import { ObservedSecret } from '../model/observed';
import { ObservationReader, SecretsFilter } from '../store/ObservationStore';

/** The objects that a cluster-wide object creates, by its own spec. */
type OwnChildren = Pick<Children, 'kind' | 'name'> & {
  /** Finds them together with others in the same namespaces. */
  filter: SecretsFilter;
  failed: { namespace: string; reason: string }[];
};

/**
 * What an object creates in other namespaces; undefined if its kind creates
 * nothing there.
 */
export function ownChildren({
  cluster,
  facts,
}: Pick<ObservedSecret, 'cluster' | 'facts'>): OwnChildren | undefined {
  const children = childrenOf(facts);
  return (
    children && {
      kind: children.kind,
      name: children.name,
      filter: {
        clusters: [cluster],
        namespaces: children.provisionedNamespaces,
        kinds: [children.kind],
      },
      failed: children.failedNamespaces,
    }
  );
}

/**
 * Failing and missing objects of cluster-wide makers, by the id of the maker.
 * The operator reports the maker as Ready all the same.
 *
 * @param isWatched - whether all objects of a kind in a cluster are known
 */
export async function findFailingChildren(
  reader: ObservationReader,
  secrets: ObservedSecret[],
  isWatched: (cluster: string, kind: string) => boolean,
): Promise<Map<string, FailingChild[]>> {
  const makers = secrets.flatMap(secret => {
    const own = ownChildren(secret);
    return own?.filter.namespaces?.length ? [{ ...own, secret }] : [];
  });
  const groups = groupBy(
    makers,
    ({ kind, secret }) => `${secret.cluster}/${kind}`,
  );
  const found = await Promise.all(
    [...groups.values()].map(async group => {
      const made = await reader.listSecrets({
        clusters: [group[0].secret.cluster],
        kinds: [group[0].kind],
        names: [...new Set(group.map(({ name }) => name))],
        namespaces: [
          ...new Set(group.flatMap(({ filter }) => filter.namespaces!)),
        ],
      });
      const failing = made.filter(
        child => timeFreeState(child, []) === 'failing',
      );
      return group.map(({ filter, name, secret }) => {
        const namespaces = new Set(filter.namespaces);
        const own = failing
          .filter(
            child => child.name === name && namespaces.has(child.namespace),
          )
          .map(
            (child): FailingChild => ({
              since: conditionOf(child)?.lastTransitionTime ?? null,
            }),
          );
        return [
          secret.id,
          [...own, ...missingChildren({ filter, name, secret }, made)],
        ] as [string, FailingChild[]];
      });
    }),
  );
  return new Map(found.flat());

  /** What the maker lists in its status, and the cluster no longer has. */
  function missingChildren(
    { filter, name, secret }: Omit<(typeof makers)[number], 'kind' | 'failed'>,
    made: ObservedSecret[],
  ): FailingChild[] {
    const [kind] = filter.kinds ?? [];
    if (secret.deletionAt || !kind || !isWatched(secret.cluster, kind)) {
      return [];
    }
    const present = new Set(
      made
        .filter(child => child.name === name)
        .map(({ namespace }) => namespace),
    );
    return (filter.namespaces ?? [])
      .filter(namespace => !present.has(namespace))
      .map(missingIn => ({ since: null, missingIn }));
  }
}

/**
 * The state of a cluster-wide object in each namespace, failing ones first. Its
 * own condition stays True while one of its objects fails, so the cause is
 * shown there.
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

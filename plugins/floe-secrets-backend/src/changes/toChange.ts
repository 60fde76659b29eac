import { Change, ChangeStep } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../model/observed';
import { AwaitedSecret, problemOf } from './changeProblem';
import { RemovalNow } from './removals';
import { SeenStores, storeOf } from './storeProgress';
import { ChangeProof, RecordedChange } from './types';

/**
 * A change for the API: its steps, its current objects, and why it does not
 * continue.
 */
export function toChange(options: {
  change: RecordedChange;
  secrets: ReadonlyMap<string, AwaitedSecret>;
  /** The current state of the stores that it creates. */
  stores?: SeenStores;
  /** The state of its removals. */
  removals?: readonly RemovalNow[];
  /** Whether only objects with the labels of the entity are shown. */
  isLimited?: boolean;
  cluster: ObservedCluster | undefined;
  now: Date;
}): Change {
  const { change, secrets, removals = [], cluster, now } = options;
  const { isLimited = false, stores = new Map() } = options;
  const problem = problemOf({
    change,
    secrets,
    stores,
    removals,
    isLimited,
    cluster,
    now,
  });
  return {
    id: change.id,
    entityRef: change.entityRef,
    environment: change.environment,
    cluster: change.cluster,
    namespace: change.namespace,
    approach: change.approach,
    title: change.title,
    valuesPath: change.valuesPath,
    pullRequest: {
      url: change.pullRequestUrl,
      number: change.pullRequestNumber,
    },
    createdBy: change.createdBy,
    createdAt: change.createdAt,
    // The cluster's values no longer contain what is removed.
    status: change.status === 'unconfirmed' ? 'applied' : change.status,
    steps: stepsOf(change, problem?.failed ?? false),
    objects: change.objects.map(({ kind, name, component, secretId }) => ({
      kind,
      name,
      component,
      secretId,
      state: secretId
        ? secrets.get(secretId)?.state ?? null
        : storeState(change, { kind, name }, stores),
    })),
    removed: change.removed.map((part, index) => ({
      kind: part.kind,
      name: part.name,
      component: part.component,
      secretId: part.secretId,
      keys: part.keys,
      ...removalState(removals[index]),
    })),
    problem: problem?.text ?? null,
  };
}

/**
 * The state of a store as that of a secret; null if it is not a store, or does
 * not exist.
 */
function storeState(
  change: RecordedChange,
  object: { kind: string; name: string },
  stores: SeenStores,
): string | null {
  const store = storeOf(change, object, stores);
  switch (store?.ready?.status) {
    case 'True':
      return 'synced';
    case 'False':
      return 'failing';
    default:
      return store ? 'pending' : null;
  }
}

function removalState(
  removal: RemovalNow | undefined,
): Pick<Change['removed'][number], 'state' | 'secrets'> {
  return removal
    ? {
        state: removal.state,
        secrets: removal.secrets.map(({ name, state, reason }) => ({
          name,
          state,
          reason,
        })),
      }
    : { state: 'unknown', secrets: [] };
}

function stepsOf(change: RecordedChange, failed: boolean): ChangeStep[] {
  const { number, url } = {
    number: change.pullRequestNumber,
    url: change.pullRequestUrl,
  };
  const open = change.status !== 'closed';
  const step = (
    name: ChangeStep['name'],
    proof: ChangeProof | null,
    isNext: boolean,
  ): ChangeStep => {
    if (proof) {
      return { name, state: 'done', ...proof };
    }
    if (!open) {
      return {
        name,
        state: 'skipped',
        at: name === 'merged' ? change.closedAt : null,
        proof:
          name === 'merged'
            ? 'The pull request was closed without being merged'
            : null,
      };
    }
    return {
      name,
      state: isNext && failed ? 'failed' : 'waiting',
      at: null,
      proof: null,
    };
  };
  return [
    {
      name: 'opened',
      state: 'done',
      at: change.createdAt,
      proof: number === null ? url : `Pull request #${number}`,
    },
    step('merged', change.merged, false),
    step('applied', change.applied, change.status === 'merged'),
    change.status === 'unconfirmed'
      ? {
          name: 'synced',
          state: 'unknown',
          at: null,
          proof: change.synced?.proof ?? null,
        }
      : step('synced', change.synced, change.status === 'applied'),
  ];
}

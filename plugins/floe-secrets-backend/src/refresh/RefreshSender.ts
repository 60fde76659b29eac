import { writtenAt } from '../observe/extract/metadata';
import { ConflictError } from '@backstage/errors';
import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import { Clock, dateOf, timestamp } from '../clock/Clock';
import { ObservedSecret } from '../model/observed';
import { Observer } from '../model/Observer';
import { ObservationReader } from '../store/ObservationStore';
import { readSecretsWithEvents } from '../store/secretsWithEvents';
import { awaitedIds, awaitedObject, readPatched } from './awaitedObjects';
import { nextForceSync, refreshedObject } from '../model/refreshedKinds';
import { refreshabilityOf } from '../secrets/refreshability';
import { RefreshFollower } from './RefreshFollower';
import { refreshKinds } from './RefreshKind';
import { ItemLeases } from './operations/ItemLeases';
import { LeasedItem } from './operations/types';
import { RefreshMeasurements, RefreshRequest } from './types';

/** Field manager of the annotation. */
const FIELD_MANAGER = 'floe-secrets';
/**
 * Timeout of a refresh: by default the operator reconciles one object at a
 * time.
 */
export const PATIENCE_MS = 2 * 60_000;

type RefreshSenderOptions = {
  leases: Pick<ItemLeases, 'sent'>;
  follower: Pick<RefreshFollower, 'look'>;
  reader: ObservationReader;
  observer: Pick<Observer, 'openGateway'>;
  /** Called with secrets whose refresh began. */
  onBegun: (secretIds: string[]) => void;
  measurements: Pick<RefreshMeasurements, 'refreshRefused'>;
  clock: Clock;
};

/** Asks clusters to refresh secrets. The caller has checked the permission. */
export class RefreshSender {
  readonly #options: RefreshSenderOptions;

  constructor(options: RefreshSenderOptions) {
    this.#options = options;
  }

  /**
   * Checks that a refresh is possible, and ends the last one if it has timed
   * out.
   *
   * @throws ConflictError with the reason if it is impossible
   */
  async prepare(secret: ObservedSecret): Promise<void> {
    const { follower, reader } = this.#options;
    const [cluster] = await reader.listClusters([secret.cluster]);
    const { possible, reason } = refreshabilityOf(secret, cluster);
    if (!possible) {
      throw new ConflictError(reason ?? '');
    }
    // A refresh that has timed out must not block the next one.
    await follower.look([secret.id]);
  }

  /**
   * Sends the refresh request of an item, whose lease the caller has, and
   * records it.
   *
   * @throws ConflictError with the reason if the cluster refuses it
   */
  async send(item: LeasedItem, secret: ObservedSecret): Promise<void> {
    const { leases, onBegun } = this.#options;
    await leases.sent(item, await this.#ask(secret));
    onBegun([secret.id]);
  }

  async #ask(secret: ObservedSecret): Promise<RefreshRequest> {
    const { observer, reader } = this.#options;
    const { annotation, group, plural } = refreshedObject(secret)!;
    const [, version] = secret.apiVersion.split('/');
    const seen = await readSecretsWithEvents(reader, awaitedIds(secret));
    const now = dateOf(this.#options.clock);
    const { facts } = secret;
    const before = refreshKinds.of(facts).requests(facts);
    const forceSync = nextForceSync(before, now);
    try {
      const gateway = await observer.openGateway(secret.cluster);
      const object = await gateway.patch(
        {
          group,
          version,
          plural,
          namespace: secret.namespace || undefined,
        },
        secret.name,
        { metadata: { annotations: { [annotation]: forceSync } } },
        { fieldManager: FIELD_MANAGER },
      );
      const patched = readPatched(
        object,
        secret,
        timestamp(this.#options.clock),
      );
      if (!patched) {
        throw new ConflictError(
          `Cluster ${secret.cluster} answered the request with an object that has no name or uid`,
        );
      }
      return {
        forceSync,
        at: writtenAt(object) ?? now.toISOString(),
        resourceVersion: patched.resourceVersion,
        // The response to the request cannot show its result yet.
        awaited: [...seen.values()].map(one =>
          awaitedObject(
            one.secret.id === secret.id ? { ...one, secret: patched } : one,
          ),
        ),
      };
    } catch (error) {
      this.#options.measurements.refreshRefused(secret);
      throw refusal(error, secret, plural);
    }
  }
}

/** Why the cluster refused the request, for users. */
function refusal(
  error: unknown,
  { cluster, kind, namespace, name }: ObservedSecret,
  plural: string,
): unknown {
  if (
    error instanceof ClusterRequestError &&
    error.source === 'cluster' &&
    error.status === 403
  ) {
    return new ConflictError(
      `The portal is not allowed to refresh secrets in cluster ${cluster}: apply the rule "resources: [${plural}], verbs: [patch]" of docs/rbac/floe-secrets-refresh.yaml there`,
    );
  }
  if (
    error instanceof ClusterRequestError &&
    error.source === 'cluster' &&
    error.status === 404
  ) {
    return new ConflictError(
      `${kind} ${namespace}/${name} is no longer in cluster ${cluster}`,
    );
  }
  return error instanceof ClusterRequestError ||
    (error as Error).name === 'ResponseError' ||
    (error as Error).name === 'ServiceUnavailableError' ||
    (error as Error).name === 'NotFoundError'
    ? new ConflictError((error as Error).message)
    : error;
}

import { formatTime, KubernetesObject, Secret } from '../../objects';
import { Controller, ControllerContext } from '../Controller';
import { EventRecorder } from '../EventRecorder';
import { exponentialBackoff, Outcome } from '../WorkQueue';
import { ClientManager } from './clientManager';
import { millisecondsOf } from './goDuration';
import { syncedResourceVersionOf } from './hashes';
import { withReadyCondition } from './readyCondition';
import {
  PushSecret,
  PushSecretData,
  PushSecretStatus,
  StoreRef,
} from './types';

const MANAGER = 'pushsecret';

/** Writes Secrets to stores: pkg/controllers/pushsecret/pushsecret_controller.go. */
export class PushSecretController extends Controller {
  readonly #events: EventRecorder;
  readonly #clients: ClientManager;

  constructor(context: ControllerContext, clients: ClientManager) {
    super(
      context,
      'external-secrets.io',
      'PushSecret',
      exponentialBackoff(1000, 7 * 60 * 1000),
    );
    this.#clients = clients;

    this.#events = new EventRecorder(context.api, context.clock, MANAGER);
  }

  protected async reconcile(input: KubernetesObject): Promise<Outcome> {
    const object = input as PushSecret;
    const now = this.context.clock.now();
    const interval = millisecondsOf(object.spec!.refreshInterval) ?? 3_600_000;
    if (!isDue(object, interval, now)) {
      return interval > 0 ? { again: interval } : {};
    }
    const { namespace } = object.metadata;
    const secret = this.context.api.find(
      this.context.api.registry.ofKind('', 'Secret'),
      namespace,
      object.spec!.selector.secret?.name ?? '',
    ) as Secret | undefined;
    if (!secret) {
      return this.#fail(object, 'could not get source secret');
    }
    const synced: Record<string, Record<string, PushSecretData>> = {};
    for (const ref of object.spec!.secretStoreRefs) {
      try {
        this.#clients.storeOf(ref, namespace!);
        synced[`${ref.kind}/${ref.name}`] = await this.#push(
          object,
          ref,
          secret,
        );
      } catch (error) {
        const { message } = error as Error;
        return this.#fail(
          object,
          message.startsWith('could not get ')
            ? message
            : `set secret failed: ${message}`,
        );
      }
    }
    const ignoresExisting = object.spec!.updatePolicy === 'IfNotExists';
    const message = `PushSecret synced successfully${
      ignoresExisting ? '. Existing secrets in providers unchanged.' : ''
    }`;
    this.writeStatus(
      object,
      {
        ...this.#ready(object, 'True', 'Synced', message),
        refreshTime: formatTime(now),
        syncedPushSecrets: synced,
        syncedResourceVersion: syncedResourceVersionOf(object.metadata),
      },
      MANAGER,
    );
    this.#events.record(object, 'Normal', 'Synced', message);
    return interval > 0 ? { again: interval } : {};
  }

  async #push(
    object: PushSecret,
    ref: StoreRef,
    secret: Secret,
  ): Promise<Record<string, PushSecretData>> {
    const client = await this.#clients
      .clientFor(ref, object.metadata.namespace!)
      .catch((error: Error) => {
        throw new Error(
          `could not get secrets client for store ${ref.name}: ${error.message}`,
        );
      });
    const pushed: [string, PushSecretData][] = [];
    for (const data of object.spec!.data ?? []) {
      const { secretKey = '', remoteRef } = data.match;
      const value = secret.data?.[secretKey];
      if (value === undefined) {
        throw new Error(`secret key ${secretKey} does not exist`);
      }
      const keeps =
        object.spec!.updatePolicy === 'IfNotExists' &&
        (await client.secretExists(remoteRef.remoteKey));
      if (!keeps) {
        await client
          .pushSecret(
            remoteRef.remoteKey,
            remoteRef.property,
            Buffer.from(value, 'base64'),
          )
          .catch((error: Error) => {
            throw new Error(
              `could not write remote ref ${secretKey} to target secretstore ${ref.name}: ${error.message}`,
            );
          });
      }
      const { remoteKey, property } = remoteRef;
      pushed.push([property ? `${remoteKey}/${property}` : remoteKey, data]);
    }
    return Object.fromEntries(pushed);
  }

  #fail(object: PushSecret, message: string): Outcome {
    this.writeStatus(
      object,
      this.#ready(object, 'False', 'Errored', message),
      MANAGER,
    );
    this.#events.record(object, 'Warning', 'Errored', message);
    return { failed: true };
  }

  #ready(
    { status }: PushSecret,
    ready: 'True' | 'False',
    reason: string,
    message: string,
  ): PushSecretStatus {
    return {
      ...status,
      conditions: withReadyCondition(
        status?.conditions,
        this.context.clock.now(),
        { status: ready, reason, message },
      ),
    };
  }
}

function isDue(
  { metadata, status }: PushSecret,
  interval: number,
  now: Date,
): boolean {
  const { syncedResourceVersion, refreshTime } = status ?? {};
  if (syncedResourceVersion !== syncedResourceVersionOf(metadata)) {
    return true;
  }
  if (interval === 0) {
    return false;
  }
  return (
    !refreshTime || new Date(refreshTime).getTime() + interval < now.getTime()
  );
}

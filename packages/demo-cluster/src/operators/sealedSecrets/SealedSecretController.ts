import { isEqual } from 'lodash';
import { ApiError } from '../../api/apiErrors';
import { StorageEvent } from '../../api/ObjectStorage';
import {
  controllerOf,
  formatTime,
  KubernetesObject,
  Secret,
} from '../../objects';
import { Controller, ControllerContext } from '../Controller';
import { EventRecorder } from '../EventRecorder';
import { exponentialBackoff, Outcome } from '../WorkQueue';
import { SealingKeys } from './SealingKey';
import { SealedSecret, SealedSecretStatus, unseal } from './unseal';

const MANAGER = 'sealed-secrets-controller';
const ANNOTATIONS = 'sealedsecrets.bitnami.com';

/**
 * The controller retries five times within a sixth of a second, and then gives
 * up. Nothing can change in that time here, so all retries are counted
 * immediately.
 */
const TRIES = 6;

/** Unseals SealedSecrets: pkg/controller/controller.go. */
export class SealedSecretController extends Controller {
  readonly #events: EventRecorder;
  readonly #keys: SealingKeys;

  constructor(context: ControllerContext, keys: SealingKeys) {
    super(
      context,
      'bitnami.com',
      'SealedSecret',
      exponentialBackoff(1000, 60_000),
    );
    this.#keys = keys;

    this.#events = new EventRecorder(
      context.api,
      context.clock,
      'sealed-secrets',
    );
  }

  /** Only a change of the spec counts, not a new annotation. */
  protected concerns({ object, previous }: StorageEvent): boolean {
    return !previous || !isEqual(object.spec, previous.spec);
  }

  /** A deleted Secret is unsealed again. */
  protected onOther({ table, type, object }: StorageEvent): void {
    if (table !== 'secrets.' || type !== 'DELETED') {
      return;
    }
    const { namespace, name } = object.metadata;
    const sealed = this.context.api.find(this.definition, namespace, name);
    if (sealed && (controls(sealed, object) || isManaged(object))) {
      this.enqueue(namespace, name);
    }
  }

  protected async reconcile(input: KubernetesObject): Promise<Outcome> {
    const sealed = input as SealedSecret;
    let secret: Secret;
    try {
      secret = unseal(
        sealed,
        this.#keys.all.map(({ privateKey }) => privateKey),
      );
    } catch (error) {
      const { message } = error as Error;
      this.#fail(
        sealed,
        { reason: 'ErrUnsealFailed', event: `Failed to unseal: ${message}` },
        message,
      );
      return {};
    }
    const failure = this.#write(sealed, secret);
    if (failure) {
      const { event, message, tries } = failure;
      this.#fail(sealed, { reason: 'ErrUpdateFailed', event }, message, tries);
      return {};
    }
    this.#events.record(
      sealed,
      'Normal',
      'Unsealed',
      'SealedSecret unsealed successfully',
    );
    this.#setSynced(sealed, undefined);
    return {};
  }

  #write(sealed: SealedSecret, secret: Secret) {
    const { api } = this.context;
    const secrets = api.registry.ofKind('', 'Secret');
    const { namespace, name } = secret.metadata;
    const options = { fieldManager: MANAGER };
    const existing = api.find(secrets, namespace, name) as Secret | undefined;
    if (!existing) {
      api.create(secrets, namespace, secret, options);
      return undefined;
    }
    if (
      !controls(sealed, existing) &&
      !isManaged(existing) &&
      !isPatched(existing)
    ) {
      const event = `Resource "${name}" already exists and is not managed by SealedSecret`;
      return { event, message: `failed update: ${event}`, tries: TRIES };
    }
    try {
      api.update(
        secrets,
        namespace,
        name,
        () => merged(existing, secret),
        options,
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== 'Invalid') {
        throw error;
      }
      const immutable = error.message.endsWith(
        'field is immutable when `immutable` is set',
      );
      return {
        event: immutable
          ? `Error updating ${namespace}/${name}: the target Secret is immutable. Once a Secret is marked as immutable, it is not possible to revert this change nor to mutate the contents of the data field. You can only delete and recreate the Secret.`
          : error.message,
        message: error.message,
        tries: immutable ? 1 : TRIES,
      };
    }
  }

  #fail(
    sealed: SealedSecret,
    { reason, event }: { reason: string; event: string },
    message: string,
    tries = TRIES,
  ): void {
    for (let count = 0; count < tries; count++) {
      this.#events.record(sealed, 'Warning', reason, event);
    }
    this.#setSynced(sealed, message);
  }

  /** The status is written only if it changes or the generation is new. */
  #setSynced(sealed: SealedSecret, failure: string | undefined): void {
    const current = this.context.api.get(
      this.definition,
      sealed.metadata.namespace,
      sealed.metadata.name,
    ) as SealedSecret;
    const status = failure === undefined ? 'True' : 'False';
    const synced = current.status?.conditions?.find(
      condition => condition.type === 'Synced',
    );
    const { generation } = sealed.metadata;
    if (
      synced?.status === status &&
      current.status?.observedGeneration === generation
    ) {
      return;
    }
    const time = formatTime(this.context.clock.now());
    const next: SealedSecretStatus = {
      conditions: [
        {
          lastTransitionTime:
            synced?.status === status ? synced.lastTransitionTime : time,
          lastUpdateTime: time,
          ...(failure !== undefined && { message: failure }),
          status,
          type: 'Synced',
        },
      ],
      observedGeneration: generation,
    };
    this.writeStatus(current, next, MANAGER);
  }
}

function controls(sealed: KubernetesObject, secret: KubernetesObject): boolean {
  return controllerOf(secret)?.uid === sealed.metadata.uid;
}

function isManaged({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.[`${ANNOTATIONS}/managed`] === 'true';
}

function isPatched({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.[`${ANNOTATIONS}/patch`] === 'true';
}

function merged(existing: Secret, secret: Secret): Secret {
  const patch = isPatched(existing);
  const { labels, annotations, ownerReferences } = secret.metadata;
  const takesOver = !patch || isManaged(existing);
  return {
    ...existing,
    type: secret.type,
    data: patch ? { ...existing.data, ...secret.data } : secret.data,
    metadata: {
      ...existing.metadata,
      labels: patch ? { ...existing.metadata.labels, ...labels } : labels,
      annotations: patch
        ? { ...existing.metadata.annotations, ...annotations }
        : annotations,
      ...(takesOver && { ownerReferences }),
    },
  };
}

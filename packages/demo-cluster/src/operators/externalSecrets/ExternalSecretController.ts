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
import { ClientManager } from './clientManager';
import { syncedResourceVersionOf } from './hashes';
import { fetchProviderData } from './providerData';
import { withReadyCondition } from './readyCondition';
import { isTargetValid, nextRefresh, shouldRefresh } from './refresh';
import { Finalizer, MANAGER } from './Finalizer';
import { TargetError, writeTarget } from './writeTarget';
import { TargetIndex } from './TargetIndex';
import { TargetSecrets } from './TargetSecrets';
import {
  ExternalSecret,
  ExternalSecretStatus,
  MANAGED_LABEL,
  SecretData,
  targetNameOf,
} from './types';

/**
 * Reconciles ExternalSecrets:
 * pkg/controllers/externalsecret/externalsecret_controller.go.
 */
export class ExternalSecretController extends Controller {
  readonly #events: EventRecorder;
  readonly #targets: TargetSecrets;
  readonly #index = new TargetIndex();
  readonly #clients: ClientManager;
  readonly #finalizer: Finalizer;

  constructor(context: ControllerContext, clients: ClientManager) {
    super(
      context,
      'external-secrets.io',
      'ExternalSecret',
      exponentialBackoff(1000, 7 * 60 * 1000),
    );
    this.#clients = clients;

    this.#events = new EventRecorder(context.api, context.clock, MANAGER);
    this.#targets = new TargetSecrets(context.api);
    this.#finalizer = new Finalizer(context.api, () => this.definition);
  }

  protected async reconcile(input: KubernetesObject): Promise<Outcome> {
    if (input.metadata.deletionTimestamp) {
      this.#cleanUp(input as ExternalSecret);
      return {};
    }
    const object = this.#finalizer.addTo(input as ExternalSecret);
    const target = this.#targets.find(object);
    if (target && target.metadata.labels?.[MANAGED_LABEL] !== 'true') {
      this.#targets.markManaged(object, target);
      return { again: 0 };
    }
    const now = this.context.clock.now();
    if (!shouldRefresh(object, now) && isTargetValid(object, target)) {
      return { again: nextRefresh(object, now) };
    }
    return this.#refresh(object, target, now);
  }

  protected concerns({ object, previous }: StorageEvent): boolean {
    this.#index.update(
      object as ExternalSecret,
      previous as ExternalSecret | undefined,
    );
    return true;
  }

  /** A change of a target triggers every ExternalSecret with this target. */
  protected onOther({ table, object, previous }: StorageEvent): void {
    const managed = [object, previous].some(
      item => item?.metadata.labels?.[MANAGED_LABEL] === 'true',
    );
    if (table === 'secrets.' && managed) {
      const { namespace, name } = object.metadata;
      this.#index
        .targeting(namespace!, name)
        .forEach(source => this.enqueue(namespace, source));
    }
  }

  async #refresh(
    object: ExternalSecret,
    target: Secret | undefined,
    now: Date,
  ): Promise<Outcome> {
    let data: SecretData;
    try {
      data = await fetchProviderData(
        this.context.api,
        this.#clients,
        object,
        message =>
          this.#events.record(
            object,
            'Normal',
            'MissingProviderSecret',
            message,
          ),
      );
    } catch (error) {
      this.#markFailed(
        object,
        'could not get secret data from provider',
        error as Error,
      );
      return { failed: true };
    }
    const { creationPolicy, deletionPolicy } = object.spec!.target;
    if (data.size === 0 && deletionPolicy === 'Delete') {
      return this.#deleteTarget(object, target, now);
    }
    if (data.size === 0 && deletionPolicy === 'Retain') {
      return this.#markDone(
        object,
        now,
        'SecretSynced',
        'secret retained due to DeletionPolicy=Retain',
      );
    }
    if (creationPolicy === 'Merge' && !target) {
      return this.#markDone(
        object,
        now,
        'SecretMissing',
        'secret will not be created due to CreationPolicy=Merge',
      );
    }
    return this.#write(object, target, data, now);
  }

  #write(
    object: ExternalSecret,
    target: Secret | undefined,
    data: SecretData,
    now: Date,
  ): Outcome {
    const { creationPolicy } = object.spec!.target;
    const name = targetNameOf(object);
    const bound = target ? withBinding(object, name) : object;
    try {
      if (creationPolicy === 'Owner') {
        this.#deleteOrphan(object);
      }
      if (creationPolicy !== 'None') {
        const change = writeTarget(this.context.api, object, target, data);
        if (change !== 'unchanged') {
          this.#events.record(
            object,
            'Normal',
            change === 'created' ? 'Created' : 'Updated',
            `secret ${change}`,
          );
        }
      }
    } catch (error) {
      if (error instanceof TargetError) {
        this.#markFailed(bound, error.condition, error);
        // A retry cannot fix it.
        return {};
      }
      this.#markFailed(bound, 'could not update secret', error as Error);
      return { failed: true };
    }
    return this.#markDone(
      creationPolicy === 'None' ? object : withBinding(object, name),
      now,
      'SecretSynced',
      'secret synced',
    );
  }

  #deleteTarget(
    object: ExternalSecret,
    target: Secret | undefined,
    now: Date,
  ): Outcome {
    const { creationPolicy } = object.spec!.target;
    if (creationPolicy !== 'Owner') {
      this.#markFailed(
        object,
        'could not delete secret',
        new Error(
          `unable to delete secret ${targetNameOf(
            object,
          )}: creationPolicy=${creationPolicy} is not Owner`,
        ),
      );
      return {};
    }
    const message = 'secret deleted due to DeletionPolicy=Delete';
    if (target) {
      this.#targets.delete(target);
      this.#events.record(object, 'Normal', 'Deleted', message);
    }
    return this.#markDone(object, now, 'SecretDeleted', message);
  }

  #deleteOrphan(object: ExternalSecret): void {
    const orphan = this.#targets.orphanOf(object);
    if (orphan) {
      this.#targets.delete(orphan);
      this.#events.record(
        object,
        'Normal',
        'Deleted',
        'secret deleted because it was orphaned',
      );
    }
  }

  #markDone(
    object: ExternalSecret,
    now: Date,
    reason: string,
    message: string,
  ): Outcome {
    const status: ExternalSecretStatus = {
      binding: object.status?.binding ?? { name: '' },
      conditions: withReadyCondition(
        object.status?.conditions,
        this.context.clock.now(),
        { status: 'True', reason, message },
      ),
      refreshTime: formatTime(now),
      syncedResourceVersion: syncedResourceVersionOf(object.metadata),
    };
    const written = this.writeStatus(object, status, MANAGER);
    return {
      again: nextRefresh(written as ExternalSecret, this.context.clock.now()),
    };
  }

  #markFailed(object: ExternalSecret, message: string, error: Error): void {
    this.#events.record(object, 'Warning', 'UpdateFailed', error.message);
    const { status } = object;
    this.writeStatus(
      object,
      {
        ...status,
        binding: status?.binding ?? { name: '' },
        conditions: withReadyCondition(
          status?.conditions,
          this.context.clock.now(),
          { status: 'False', reason: 'SecretSyncedError', message },
        ),
        refreshTime: status?.refreshTime ?? null,
      },
      MANAGER,
    );
  }

  /**
   * When an ExternalSecret is deleted, the garbage collector deletes its
   * targets, unless the policy is Delete.
   */
  #cleanUp(object: ExternalSecret): void {
    const target = this.#targets.find(object);
    if (
      object.spec!.target.deletionPolicy === 'Delete' &&
      target &&
      controllerOf(target)?.uid === object.metadata.uid
    ) {
      this.#targets.delete(target);
    }
    this.#finalizer.removeFrom(object);
  }
}

function withBinding(object: ExternalSecret, name: string): ExternalSecret {
  const status: ExternalSecretStatus = {
    refreshTime: null,
    ...object.status,
    binding: { name },
  };
  return { ...object, status };
}

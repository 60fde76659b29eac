import { ClusterApi } from '../api/ClusterApi';
import { keyOf, StorageEvent } from '../api/ObjectStorage';
import { tableOf } from '../api/resources/definition';
import { Clock } from '../clock';
import { DemoClusterLogger } from '../logger';
import { KubernetesObject } from '../objects';
import { FrozenObjects } from './FrozenObjects';
import { Backoff, Outcome, WorkQueue } from './WorkQueue';

/** The dependencies of every controller. */
export type ControllerContext = {
  api: ClusterApi;
  clock: Clock;
  logger: DemoClusterLogger;
  /** Objects that the operators ignore. */
  frozen: FrozenObjects;
  /** Delay before an operator handles a change, in milliseconds. */
  reconcileDelay: number;
};

/** Reconciles the objects of one kind. */
export abstract class Controller {
  protected readonly queue: WorkQueue;
  readonly #unsubscribe: () => void;
  readonly #group: string;
  readonly #kind: string;

  constructor(
    protected readonly context: ControllerContext,
    group: string,
    kind: string,
    backoff: Backoff,
  ) {
    this.#group = group;
    this.#kind = kind;

    this.queue = new WorkQueue(
      context.clock,
      key => this.#handle(key),
      backoff,
      context.reconcileDelay,
    );
    this.#unsubscribe = context.api.storage.subscribe(event =>
      this.#onEvent(event),
    );
  }

  /** Reconciles one object. */
  protected abstract reconcile(object: KubernetesObject): Promise<Outcome>;

  /** Whether a change of an object of this kind needs reconciliation. */
  protected concerns(_event: StorageEvent): boolean {
    return true;
  }

  /** Handles changes of other kinds. */
  protected onOther(_event: StorageEvent): void {}

  start(): void {
    this.queue.start();
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.queue.stop();
  }

  /** Runs until nothing is due now; returns whether there was work. */
  settle(): Promise<boolean> {
    return this.queue.settle();
  }

  protected get definition() {
    return this.context.api.registry.ofKind(this.#group, this.#kind);
  }

  protected enqueue(namespace: string | undefined, name: string): void {
    this.queue.add(keyOf(namespace, name));
  }

  /**
   * Writes the status of an object if it changed; returns the resulting object.
   */
  protected writeStatus(
    object: KubernetesObject,
    status: unknown,
    fieldManager: string,
  ): KubernetesObject {
    const { namespace, name, resourceVersion } = object.metadata;
    const { api } = this.context;
    return api.update(
      api.registry.ofObject(object),
      namespace,
      name,
      current => ({
        ...current,
        metadata: { ...current.metadata, resourceVersion },
        status,
      }),
      { fieldManager, subresource: 'status' },
    ).object;
  }

  #onEvent(event: StorageEvent): void {
    if (event.table !== tableOf(this.definition)) {
      this.onOther(event);
      return;
    }
    const { namespace, name } = event.object.metadata;
    if (event.type === 'DELETED') {
      this.queue.forget(keyOf(namespace, name));
      this.context.frozen.release(event.object);
    } else if (this.concerns(event)) {
      this.enqueue(namespace, name);
    }
  }

  async #handle(key: string): Promise<Outcome> {
    const [namespace, name] = key.split('/');
    const object = this.context.api.find(
      this.definition,
      namespace || undefined,
      name,
    );
    if (!object || this.context.frozen.holds(object)) {
      return {};
    }
    try {
      return await this.reconcile(object);
    } catch (error) {
      // Only the kind of the error: its message could contain parts of an
      // object.
      this.context.logger.debug(
        `${this.#kind} ${key} will be retried after ${
          error instanceof Error ? error.name : 'an error'
        }`,
      );
      return { failed: true };
    }
  }
}

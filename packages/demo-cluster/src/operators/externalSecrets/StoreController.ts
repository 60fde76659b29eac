import { KubernetesObject } from '../../objects';
import { Controller, ControllerContext } from '../Controller';
import { EventRecorder } from '../EventRecorder';
import { exponentialBackoff, Outcome } from '../WorkQueue';
import { ClientManager } from './clientManager';
import { Validation } from './providers/provider';
import { Providers } from './providers';
import { withReadyCondition } from './readyCondition';
import { Store, StoreStatus } from './types';

/** A store is validated again every five minutes. */
const RECHECK_MILLISECONDS = 5 * 60 * 1000;

/** Validates SecretStores or ClusterSecretStores: pkg/controllers/secretstore/common.go. */
export class StoreController extends Controller {
  readonly #events: EventRecorder;
  readonly #manager: string;
  readonly #clients: ClientManager;
  readonly #providers: Providers;

  constructor(
    context: ControllerContext,
    kind: 'SecretStore' | 'ClusterSecretStore',
    clients: ClientManager,
    providers: Providers,
  ) {
    super(
      context,
      'external-secrets.io',
      kind,
      exponentialBackoff(1000, 7 * 60 * 1000),
    );
    this.#clients = clients;
    this.#providers = providers;

    this.#manager =
      kind === 'SecretStore' ? 'secret-store' : 'cluster-secret-store';
    this.#events = new EventRecorder(context.api, context.clock, this.#manager);
  }

  protected async reconcile(object: KubernetesObject): Promise<Outcome> {
    const store = object as Store;
    let validation: Validation;
    try {
      const client = await this.#clients.clientOf(
        store,
        store.metadata.namespace ?? '',
      );
      validation = await client.validate();
    } catch (error) {
      return this.#fail(
        store,
        'unable to create client',
        (error as Error).message,
      );
    }
    if (validation.result === 'error') {
      return this.#fail(store, 'unable to validate store', validation.message);
    }
    if (validation.result === 'unknown') {
      this.#warn(store, 'ValidationUnknown', validation.message);
      this.#setReady(store, {
        status: 'True',
        reason: 'ValidationUnknown',
        message: 'could not determine validation status',
      });
      return { again: RECHECK_MILLISECONDS };
    }
    const provider = this.#providers.of(store);
    if (
      !provider.maintained &&
      !store.metadata.annotations?.[
        'external-secrets.io/ignore-maintenance-checks'
      ]
    ) {
      this.#warn(
        store,
        'StoreUnmaintained',
        "store isn't currently maintained. Please plan and prepare accordingly.",
      );
    }
    this.#events.record(store, 'Normal', 'Valid', 'store validated');
    this.#setReady(
      store,
      { status: 'True', reason: 'Valid', message: 'store validated' },
      { capabilities: provider.capabilities },
    );
    return { again: RECHECK_MILLISECONDS };
  }

  #fail(store: Store, message: string, cause: string): Outcome {
    this.#warn(store, 'InvalidProviderConfig', cause);
    this.#setReady(store, {
      status: 'False',
      reason: 'InvalidProviderConfig',
      message,
    });
    return { failed: true };
  }

  #warn(store: Store, reason: string, message: string): void {
    this.#events.record(store, 'Warning', reason, message);
  }

  #setReady(
    store: Store,
    ready: {
      status: 'True' | 'False';
      reason: string;
      message: string;
    },
    more: StoreStatus = {},
  ): void {
    const status: StoreStatus = {
      ...store.status,
      ...more,
      conditions: withReadyCondition(
        store.status?.conditions,
        this.context.clock.now(),
        ready,
      ),
    };
    this.writeStatus(store, status, this.#manager);
  }
}

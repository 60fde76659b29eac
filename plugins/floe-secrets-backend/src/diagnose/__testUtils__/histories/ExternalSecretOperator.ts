import { externalSecretObject, Spec, Status } from './externalSecretObject';
import { History } from './History';
import { StoreName, Stores } from './Stores';

/** A Secret of the namespace. */
export type Secret = {
  owner: 'self' | 'other' | null;
  keys: string[];
  immutable: boolean;
  /** Whether the operator's label and data hash are on it. */
  isManaged: boolean;
};

type Attempt = {
  at: number;
  generation: number;
  /** Of the store, or of the target; null: it succeeded. */
  error: string | null;
  storeRefusal: string | null;
  store: StoreName;
  /** Remote keys that the provider lacked. */
  lacked: string[];
  /** How many keys it fetched. */
  fetched: number;
  /** The target as the attempt left it. */
  left: Secret | null;
};

/** A model of `externalsecret_controller.go` of External Secrets Operator 0.20.4. */
export class ExternalSecretOperator {
  spec: Spec = {
    refs: { user: 'a' },
    target: 'db',
    creation: 'Owner',
    deletion: 'Retain',
    refresh: 'Periodic',
    immutable: false,
    intervalSeconds: 3_600,
    store: 'main',
  };
  readonly secrets = new Map<string, Secret>();
  status: Status = {
    binding: '',
    refreshTime: null,
    synced: null,
    ready: null,
  };
  attempt: Attempt | null = null;
  succeeded = false;
  readonly #history: Pick<
    History,
    'generation' | 'now' | 'recorder' | 'requestedAt' | 'time'
  >;

  constructor(
    history: Pick<
      History,
      'generation' | 'now' | 'recorder' | 'requestedAt' | 'time'
    >,
    readonly stores: Stores,
  ) {
    this.#history = history;
  }

  /** Reconciles the object once. */
  reconcile(): void {
    const secret = this.secrets.get(this.spec.target);
    if (!this.#shouldRefresh() && this.#isValid(secret)) {
      return;
    }
    const attempt: Attempt = {
      at: this.#history.now,
      generation: this.#history.generation,
      error: null,
      storeRefusal: null,
      store: this.spec.store,
      lacked: [],
      fetched: 0,
      left: null,
    };
    this.attempt = attempt;
    const failed = this.#try(attempt);
    if (failed) {
      attempt.error = failed.error;
      this.#history.recorder.record(
        'Warning',
        'UpdateFailed',
        failed.error,
        this.#history.now,
      );
      this.#setReady(false, 'SecretSyncedError', failed.message);
    }
    attempt.left = structuredClone(this.secrets.get(this.spec.target) ?? null);
  }

  #try(attempt: Attempt): { message: string; error: string } | null {
    const { creation, deletion, target } = this.spec;
    const fetched = this.#fetch(attempt);
    if (typeof fetched === 'string') {
      return {
        message: 'could not get secret data from provider',
        error: fetched,
      };
    }
    attempt.fetched = fetched.length;
    const secret = this.secrets.get(target);
    if (fetched.length === 0 && deletion === 'Delete') {
      if (creation !== 'Owner') {
        return {
          message: 'could not delete secret',
          error: `unable to delete secret ${target}: creationPolicy=${creation} is not Owner`,
        };
      }
      if (secret) {
        this.secrets.delete(target);
        this.#note('Deleted', 'secret deleted due to DeletionPolicy=Delete');
      }
      return this.#done(
        'SecretDeleted',
        'secret deleted due to DeletionPolicy=Delete',
      );
    }
    if (fetched.length === 0 && deletion === 'Retain') {
      return this.#done(
        'SecretSynced',
        'secret retained due to DeletionPolicy=Retain',
      );
    }
    if (creation === 'Merge' && !secret) {
      return this.#done(
        'SecretMissing',
        'secret will not be created due to CreationPolicy=Merge',
      );
    }
    const failed = creation === 'None' ? null : this.#write(fetched);
    return failed ?? this.#done('SecretSynced', 'secret synced');
  }

  /** The keys of the target that the provider fills, or the words of an error. */
  #fetch(attempt: Attempt): string[] | string {
    const { deletion, refs, store } = this.spec;
    const { remote } = this.stores;
    const refusal = this.stores.refusal(store);
    if (refs === null) {
      attempt.storeRefusal = refusal;
      return refusal
        ? `error processing spec.dataFrom[0].find, err: ${refusal}`
        : [...remote];
    }
    const keys: string[] = [];
    for (const [index, [secretKey, key]] of Object.entries(refs).entries()) {
      const place = `error processing spec.data[${index}] (key: ${key}), err: `;
      if (refusal) {
        attempt.storeRefusal = refusal;
        return place + refusal;
      }
      if (remote.has(key)) {
        keys.push(secretKey);
        continue;
      }
      attempt.lacked.push(key);
      if (deletion === 'Retain') {
        return `${place}Secret does not exist`;
      }
      this.#note(
        'MissingProviderSecret',
        `secret does not exist at provider using spec.dataFrom[${index}] (key=${key})`,
      );
    }
    return keys;
  }

  #write(keys: string[]): { message: string; error: string } | null {
    const { creation, immutable, target } = this.spec;
    if (creation === 'Owner') {
      for (const [name, { owner }] of this.secrets) {
        if (name !== target && owner === 'self') {
          this.secrets.delete(name);
        }
      }
    }
    const secret = this.secrets.get(target);
    if (!secret) {
      this.secrets.set(target, {
        owner: creation === 'Owner' ? 'self' : null,
        keys,
        immutable,
        isManaged: true,
      });
      this.status.binding = target;
      this.#note('Created', 'secret created');
      return null;
    }
    this.status.binding = target;
    if (secret.owner === 'other') {
      return {
        message: 'target is owned by another ExternalSecret',
        error: `unable to mutate secret ${target}: secret is owned by another ExternalSecret: other`,
      };
    }
    const isFrozen = secret.immutable;
    const others =
      creation === 'Owner' ? [] : secret.keys.filter(key => key === 'other');
    const wanted = immutable ? secret.keys : [...keys, ...others];
    if (isFrozen && wanted.join() !== secret.keys.join()) {
      return {
        message: 'could not update secret, target is immutable',
        error: `unable to update secret ${target}: secret is immutable`,
      };
    }
    Object.assign(secret, {
      owner: creation === 'Owner' ? 'self' : null,
      keys: wanted,
      immutable: isFrozen || immutable,
      isManaged: true,
    });
    this.#note('Updated', 'secret updated');
    return null;
  }

  #done(reason: string, message: string): null {
    this.#setReady(true, reason, message);
    this.status.refreshTime = this.#history.now;
    this.status.synced = this.#version();
    this.succeeded = true;
    return null;
  }

  #note(reason: string, message: string): void {
    this.#history.recorder.record('Normal', reason, message, this.#history.now);
  }

  #setReady(isTrue: boolean, reason: string, message: string): void {
    const { ready } = this.status;
    const since = ready?.isTrue === isTrue ? ready.since : this.#history.now;
    this.status.ready = { isTrue, reason, message, since };
  }

  #version(): string {
    return `${this.#history.generation}-${this.#history.requestedAt ?? 0}`;
  }

  #shouldRefresh(): boolean {
    const { intervalSeconds, refresh } = this.spec;
    const { refreshTime, synced } = this.status;
    if (synced === null || refreshTime === null) {
      return true;
    }
    if (refresh === 'CreatedOnce') {
      return false;
    }
    if (refresh === 'OnChange') {
      return synced !== this.#version();
    }
    return (
      intervalSeconds > 0 &&
      (synced !== this.#version() ||
        refreshTime + intervalSeconds * 1000 < this.#history.now)
    );
  }

  #isValid(secret: Secret | undefined): boolean {
    return this.spec.creation === 'Orphan' || secret?.isManaged === true;
  }

  /** The spec and the status of the object. */
  object() {
    return externalSecretObject(this.spec, this.status, at =>
      this.#history.time(at),
    );
  }
}

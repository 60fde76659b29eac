import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractExternalSecret } from '../../../observe/extract/externalSecret';
import { History } from './History';
import { PAST, StoreName, Stores } from './Stores';

type Policies = {
  creation: 'Owner' | 'Orphan' | 'Merge' | 'None';
  deletion: 'Retain' | 'Delete' | 'Merge';
  refresh: 'Periodic' | 'OnChange' | 'CreatedOnce';
};

type Spec = Policies & {
  /** Remote keys by the key of the Secret; null: everything that the provider has is found. */
  refs: Record<string, string> | null;
  target: string;
  immutable: boolean;
  intervalSeconds: number;
  store: StoreName;
};

type Secret = {
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

/** Findings that rest on an attempt. */
const OF_AN_ATTEMPT = new Set([
  'remote-key-missing',
  'remote-property-missing',
  'provider-access-denied',
  'provider-unreachable',
  'target-owned-by-other',
  'store-namespace-denied',
  'sync-failed',
]);

/** As `externalsecret_controller.go` of External Secrets Operator 0.20.4 does. */
export class ExternalSecretHistory extends History {
  #spec: Spec = {
    refs: { user: 'a' },
    target: 'db',
    creation: 'Owner',
    deletion: 'Retain',
    refresh: 'Periodic',
    immutable: false,
    intervalSeconds: 3_600,
    store: 'main',
  };
  readonly #stores: Stores;
  readonly #secrets = new Map<string, Secret>();
  #status: {
    binding: string;
    refreshTime: number | null;
    synced: string | null;
    ready: {
      isTrue: boolean;
      reason: string;
      message: string;
      since: number;
    } | null;
  } = { binding: '', refreshTime: null, synced: null, ready: null };
  #attempt: Attempt | null = null;
  #succeeded = false;

  constructor() {
    const edit = (fields: Partial<Spec>) => () => {
      Object.assign(this.#spec, fields);
      this.changeSpec();
    };
    const remote = (key: string, has: boolean) => () => {
      if (has) {
        this.#stores.remote.add(key);
      } else {
        this.#stores.remote.delete(key);
      }
    };
    const put = (fields: Partial<Secret>) => () => {
      this.#secrets.set(this.#spec.target, {
        owner: null,
        keys: [],
        immutable: false,
        isManaged: false,
        ...fields,
      });
    };
    const clock = { now: Date.parse('2026-11-24T00:00:00Z') };
    const stores = new Stores(clock);
    super('ExternalSecret', 'external-secrets.io/v1', extractExternalSecret, {
      attempt: () => this.#reconcile(),
      'attempt again': () => this.#reconcile(),
      'refresh is asked for': () => {
        this.requestedAt = this.now;
        this.#reconcile();
      },
      'refresh is asked for and waits': () => {
        this.requestedAt = this.now;
      },
      'refers to a': edit({ refs: { user: 'a' } }),
      'refers to b': edit({ refs: { user: 'b' } }),
      'refers to a and c': edit({ refs: { user: 'a', pass: 'c' } }),
      'finds all': edit({ refs: null }),
      'target db': edit({ target: 'db' }),
      'target db2': edit({ target: 'db2' }),
      ...Object.fromEntries(
        (['Owner', 'Orphan', 'Merge', 'None'] as const).map(creation => [
          `creationPolicy ${creation}`,
          edit({ creation }),
        ]),
      ),
      ...Object.fromEntries(
        (['Retain', 'Delete', 'Merge'] as const).map(deletion => [
          `deletionPolicy ${deletion}`,
          edit({ deletion }),
        ]),
      ),
      ...Object.fromEntries(
        (['Periodic', 'OnChange', 'CreatedOnce'] as const).map(refresh => [
          `refreshPolicy ${refresh}`,
          edit({ refresh }),
        ]),
      ),
      immutable: edit({ immutable: true }),
      mutable: edit({ immutable: false }),
      'never refreshed': edit({ intervalSeconds: 0 }),
      'refreshed each hour': edit({ intervalSeconds: 3_600 }),
      'uses main': edit({ store: 'main' }),
      'uses shared': edit({ store: 'shared' }),
      ...stores.actions(() => this.#spec.store),
      ...Object.fromEntries(
        ['a', 'b', 'c'].flatMap(key => [
          [`provider has ${key}`, remote(key, true)],
          [`provider lacks ${key}`, remote(key, false)],
        ]),
      ),
      'provider has nothing': () => this.#stores.remote.clear(),
      'target is deleted': () => {
        this.#secrets.delete(this.#spec.target);
      },
      'target loses a key': () => {
        const secret = this.#secrets.get(this.#spec.target);
        if (secret) {
          secret.keys = secret.keys.slice(1);
        }
      },
      'somebody makes the target': put({ keys: ['other'] }),
      'another ExternalSecret owns the target': put({
        owner: 'other',
        isManaged: true,
      }),
      'somebody makes an immutable target': put({
        keys: ['other'],
        immutable: true,
      }),
    });
    this.#stores = stores;
    Object.defineProperty(clock, 'now', { get: () => this.now });
  }

  #reconcile(): void {
    const secret = this.#secrets.get(this.#spec.target);
    if (!this.#shouldRefresh() && this.#isValid(secret)) {
      return;
    }
    const attempt: Attempt = {
      at: this.now,
      generation: this.generation,
      error: null,
      storeRefusal: null,
      store: this.#spec.store,
      lacked: [],
      fetched: 0,
      left: null,
    };
    this.#attempt = attempt;
    const failed = this.#try(attempt);
    if (failed) {
      attempt.error = failed.error;
      this.recorder.record('Warning', 'UpdateFailed', failed.error, this.now);
      this.#setReady(false, 'SecretSyncedError', failed.message);
    }
    attempt.left = structuredClone(
      this.#secrets.get(this.#spec.target) ?? null,
    );
  }

  #try(attempt: Attempt): { message: string; error: string } | null {
    const { creation, deletion, target } = this.#spec;
    const fetched = this.#fetch(attempt);
    if (typeof fetched === 'string') {
      return {
        message: 'could not get secret data from provider',
        error: fetched,
      };
    }
    attempt.fetched = fetched.length;
    const secret = this.#secrets.get(target);
    if (fetched.length === 0 && deletion === 'Delete') {
      if (creation !== 'Owner') {
        return {
          message: 'could not delete secret',
          error: `unable to delete secret ${target}: creationPolicy=${creation} is not Owner`,
        };
      }
      if (secret) {
        this.#secrets.delete(target);
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
    const { deletion, refs, store } = this.#spec;
    const { remote } = this.#stores;
    const refusal = this.#stores.refusal(store);
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
    const { creation, immutable, target } = this.#spec;
    if (creation === 'Owner') {
      for (const [name, { owner }] of this.#secrets) {
        if (name !== target && owner === 'self') {
          this.#secrets.delete(name);
        }
      }
    }
    const secret = this.#secrets.get(target);
    if (!secret) {
      this.#secrets.set(target, {
        owner: creation === 'Owner' ? 'self' : null,
        keys,
        immutable,
        isManaged: true,
      });
      this.#status.binding = target;
      this.#note('Created', 'secret created');
      return null;
    }
    this.#status.binding = target;
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
    this.#status.refreshTime = this.now;
    this.#status.synced = this.#version();
    this.#succeeded = true;
    return null;
  }

  #note(reason: string, message: string): void {
    this.recorder.record('Normal', reason, message, this.now);
  }

  #setReady(isTrue: boolean, reason: string, message: string): void {
    const { ready } = this.#status;
    const since = ready?.isTrue === isTrue ? ready.since : this.now;
    this.#status.ready = { isTrue, reason, message, since };
  }

  #version(): string {
    return `${this.generation}-${this.requestedAt ?? 0}`;
  }

  #shouldRefresh(): boolean {
    const { intervalSeconds, refresh } = this.#spec;
    const { refreshTime, synced } = this.#status;
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
        refreshTime + intervalSeconds * 1000 < this.now)
    );
  }

  #isValid(secret: Secret | undefined): boolean {
    return this.#spec.creation === 'Orphan' || secret?.isManaged === true;
  }

  protected body() {
    const { ready, refreshTime, synced, binding } = this.#status;
    const spec = this.#spec;
    return {
      spec: {
        refreshPolicy: spec.refresh,
        refreshInterval: `${spec.intervalSeconds}s`,
        secretStoreRef: {
          kind: spec.store === 'main' ? 'SecretStore' : 'ClusterSecretStore',
          name: spec.store,
        },
        target: {
          name: spec.target,
          creationPolicy: spec.creation,
          deletionPolicy: spec.deletion,
          immutable: spec.immutable,
        },
        ...(spec.refs
          ? {
              data: Object.entries(spec.refs).map(([secretKey, key]) => ({
                secretKey,
                remoteRef: { key },
              })),
            }
          : { dataFrom: [{ find: { name: { regexp: '.*' } } }] }),
      },
      status: ready
        ? {
            binding: { name: binding },
            refreshTime: refreshTime && this.time(refreshTime),
            syncedResourceVersion: synced ?? undefined,
            conditions: [
              {
                type: 'Ready',
                status: ready.isTrue ? 'True' : 'False',
                reason: ready.reason,
                message: ready.message,
                lastTransitionTime: this.time(ready.since),
              },
            ],
          }
        : undefined,
    };
  }

  protected stores() {
    return this.#stores.objects();
  }

  protected targetExists(seesSecrets: boolean): boolean | null {
    return seesSecrets && this.#spec.creation !== 'None'
      ? this.#secrets.has(this.#spec.target)
      : null;
  }

  protected targetKeys(seesSecrets: boolean): string[] | null {
    return seesSecrets && this.#spec.creation !== 'None'
      ? this.#secrets.get(this.#spec.target)?.keys ?? null
      : null;
  }

  hasTarget(seesSecrets: boolean): boolean {
    const { creation, immutable, refs, target } = this.#spec;
    if (creation === 'None') {
      return true;
    }
    const secret = seesSecrets
      ? this.#secrets.get(target)
      : this.#attempt?.left;
    const keys = Object.keys(refs ?? {});
    // Where no Secrets are seen, `target-immutable` is what can be reported.
    return (
      !!secret &&
      ((immutable && !seesSecrets) ||
        keys.every(key => secret.keys.includes(key)))
    );
  }

  denies(finding: Finding, seesSecrets: boolean): string | undefined {
    const { id, summary } = finding;
    const attempt = this.#attempt;
    const about = this.#stores.denies(
      finding,
      attempt?.storeRefusal ?? null,
      attempt?.store ?? null,
    );
    if (about !== null) {
      return about;
    }
    const exists = seesSecrets
      ? this.#secrets.has(this.#spec.target)
      : !!attempt?.left;
    const said = (words: RegExp) =>
      words.test(attempt?.error ?? '') ? undefined : 'the last attempt differs';
    switch (id) {
      case 'remote-key-missing':
        if (/has nothing/.test(summary)) {
          return attempt?.fetched === 0 ? undefined : 'the provider had some';
        }
        return attempt?.lacked.some(key =>
          new RegExp(`\\bkeys? (?:\\w, )*${key}\\b`).test(summary),
        )
          ? undefined
          : 'the provider had the key';
      case 'target-missing':
        if (/exists now/.test(summary)) {
          return exists ? undefined : 'the target is not there';
        }
        return exists && (seesSecrets || !/has not created/.test(summary))
          ? 'the target is there'
          : undefined;
      case 'target-owned-by-other':
        return said(/owned by another/);
      case 'target-immutable':
        return this.#spec.immutable ? undefined : said(/immutable/);
      case 'change-pending':
        return this.#status.synced?.startsWith(`${this.generation}-`)
          ? 'the generation is applied'
          : undefined;
      case 'never-synced':
        return this.#succeeded ? 'it was synced' : undefined;
      case 'refresh-disabled':
        return this.#spec.refresh !== 'Periodic' ||
          this.#spec.intervalSeconds === 0
          ? undefined
          : 'it is refreshed by time';
      case 'refresh-overdue':
        return this.#status.refreshTime! + this.#spec.intervalSeconds * 1000 <
          this.now
          ? undefined
          : 'no refresh is due';
      case 'sync-failed':
        return attempt?.error ? undefined : 'the last attempt did not fail';
      default:
        return undefined;
    }
  }

  isGone(finding: Finding, seesSecrets: boolean): string | undefined {
    const { id, summary } = finding;
    const attempt = this.#attempt;
    if (PAST.test(summary) || !attempt) {
      return undefined;
    }
    if (OF_AN_ATTEMPT.has(id) && attempt.generation !== this.generation) {
      return 'the object was changed since';
    }
    const target = this.#secrets.get(this.#spec.target);
    if (
      seesSecrets &&
      !target &&
      (id === 'target-owned-by-other' ||
        (id === 'target-immutable' && !this.#spec.immutable))
    ) {
      return 'the target was deleted';
    }
    if (
      seesSecrets &&
      target &&
      id === 'target-missing' &&
      !/exists now/.test(summary)
    ) {
      return 'the target is there';
    }
    return this.#stores.isGone(finding, attempt.at);
  }
}

import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractPushSecret } from '../../../observe/extract/pushSecret';
import { History } from './History';
import { PAST, StoreName, Stores } from './Stores';

/** As `pushsecret_controller.go` of External Secrets Operator 0.20.4 does. */
export class PushSecretHistory extends History {
  #keys = ['user'];
  #byLabels = false;
  #store: StoreName = 'main';
  readonly #stores: Stores;
  #source: string[] | null = ['user', 'pass'];
  #isLabelled = true;
  #status: {
    isTrue: boolean;
    message: string;
    since: number;
    refreshTime: number | null;
    synced: string | null;
    pushed: string[];
  } | null = null;
  #attempt: {
    at: number;
    generation: number;
    error: string | null;
    storeRefusal: string | null;
    store: StoreName;
    pushed: string[];
  } | null = null;
  #succeeded = false;

  constructor() {
    const clock = { now: Date.parse('2026-11-24T00:00:00Z') };
    const stores = new Stores(clock);
    const edit = (change: () => void) => () => {
      change();
      this.changeSpec();
    };
    super('PushSecret', 'external-secrets.io/v1alpha1', extractPushSecret, {
      attempt: () => this.#reconcile(),
      'attempt again': () => this.#reconcile(),
      'refresh is asked for': () => {
        this.requestedAt = this.now;
        this.#reconcile();
      },
      'pushes user': edit(() => {
        this.#keys = ['user'];
      }),
      'pushes pass': edit(() => {
        this.#keys = ['user', 'pass'];
      }),
      'selects by labels': edit(() => {
        this.#byLabels = true;
      }),
      'selects by name': edit(() => {
        this.#byLabels = false;
      }),
      'uses main': edit(() => {
        this.#store = 'main';
      }),
      'uses shared': edit(() => {
        this.#store = 'shared';
      }),
      'source is deleted': () => {
        this.#source = null;
      },
      'source is made': () => {
        this.#source = ['user', 'pass'];
      },
      'source lacks a key': () => {
        this.#source &&= ['user'];
      },
      'source is labelled': () => {
        this.#isLabelled = true;
      },
      'source is not labelled': () => {
        this.#isLabelled = false;
      },
      ...stores.actions(() => this.#store),
    });
    this.#stores = stores;
    Object.defineProperty(clock, 'now', { get: () => this.now });
  }

  #reconcile(): void {
    if (!this.#shouldRefresh()) {
      return;
    }
    const attempt = {
      at: this.now,
      generation: this.generation,
      error: null as string | null,
      storeRefusal: null as string | null,
      store: this.#store,
      pushed: [] as string[],
    };
    this.#attempt = attempt;
    attempt.error = this.#try(attempt);
    const isTrue = attempt.error === null;
    const message = attempt.error ?? 'PushSecret synced successfully';
    this.recorder.record(
      isTrue ? 'Normal' : 'Warning',
      isTrue ? 'Synced' : 'Errored',
      message,
      this.now,
    );
    const before = this.#status;
    this.#succeeded ||= isTrue;
    this.#status = {
      isTrue,
      message,
      since: before?.isTrue === isTrue ? before.since : this.now,
      refreshTime: isTrue ? this.now : before?.refreshTime ?? null,
      synced: isTrue ? this.#version() : before?.synced ?? null,
      pushed: isTrue ? attempt.pushed : before?.pushed ?? [],
    };
  }

  #try(attempt: {
    storeRefusal: string | null;
    pushed: string[];
  }): string | null {
    const isChosen = !this.#byLabels || this.#isLabelled;
    if (!this.#source && !this.#byLabels) {
      return 'could not get source secret';
    }
    const refusal = this.#stores.refusal(this.#store);
    if (refusal && /not found/.test(refusal)) {
      attempt.storeRefusal = refusal;
      return refusal;
    }
    if (!this.#source || !isChosen) {
      return null;
    }
    if (refusal) {
      attempt.storeRefusal = refusal;
      return `set secret failed: ${refusal}`;
    }
    for (const key of this.#keys) {
      if (!this.#source.includes(key)) {
        return `set secret failed: secret key ${key} does not exist`;
      }
      attempt.pushed.push(key);
    }
    return null;
  }

  #version(): string {
    return `${this.generation}-${this.requestedAt ?? 0}`;
  }

  #shouldRefresh(): boolean {
    const { refreshTime = null, synced = null } = this.#status ?? {};
    return (
      synced !== this.#version() ||
      refreshTime === null ||
      refreshTime + 3_600_000 < this.now
    );
  }

  protected stores() {
    return this.#stores.objects();
  }

  protected body() {
    const status = this.#status;
    const kind = this.#store === 'main' ? 'SecretStore' : 'ClusterSecretStore';
    return {
      spec: {
        refreshInterval: '1h',
        secretStoreRefs: [{ kind, name: this.#store }],
        selector: {
          secret: this.#byLabels
            ? { selector: { matchLabels: { push: 'yes' } } }
            : { name: 'source' },
        },
        data: this.#keys.map(secretKey => ({
          match: { secretKey, remoteRef: { remoteKey: secretKey } },
        })),
      },
      status: status
        ? {
            refreshTime: status.refreshTime && this.time(status.refreshTime),
            syncedResourceVersion: status.synced ?? undefined,
            syncedPushSecrets: status.pushed.length
              ? {
                  [`${kind}/${this.#store}`]: Object.fromEntries(
                    status.pushed.map(key => [key, {}]),
                  ),
                }
              : undefined,
            conditions: [
              {
                type: 'Ready',
                status: status.isTrue ? 'True' : 'False',
                reason: status.isTrue ? 'Synced' : 'Errored',
                message: status.message,
                lastTransitionTime: this.time(status.since),
              },
            ],
          }
        : undefined,
    };
  }

  hasTarget(): boolean {
    const pushed = this.#attempt?.pushed ?? [];
    return this.#keys.every(key => pushed.includes(key));
  }

  denies(finding: Finding): string | undefined {
    const attempt = this.#attempt;
    const about = this.#stores.denies(
      finding,
      attempt?.storeRefusal ?? null,
      attempt?.store ?? null,
    );
    if (about !== null) {
      return about;
    }
    switch (finding.id) {
      case 'push-source-missing':
        return attempt && !attempt.error && attempt.pushed.length === 0
          ? undefined
          : 'something was pushed';
      case 'change-pending':
        return this.#status?.synced?.startsWith(`${this.generation}-`)
          ? 'the generation is applied'
          : undefined;
      case 'never-synced':
        return this.#succeeded ? 'it was synced' : undefined;
      case 'sync-failed':
        return attempt?.error ? undefined : 'the last attempt did not fail';
      default:
        return undefined;
    }
  }

  isGone(finding: Finding): string | undefined {
    const attempt = this.#attempt;
    if (PAST.test(finding.summary) || !attempt) {
      return undefined;
    }
    if (
      [
        'push-source-missing',
        'provider-access-denied',
        'provider-unreachable',
        'store-namespace-denied',
        'sync-failed',
      ].includes(finding.id) &&
      attempt.generation !== this.generation
    ) {
      return 'the object was changed since';
    }
    return this.#stores.isGone(finding, attempt.at);
  }
}

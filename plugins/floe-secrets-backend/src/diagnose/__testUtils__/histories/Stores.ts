import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { NAMESPACE } from './History';

type Store = {
  isReady: boolean;
  readySince: number;
  /** Where its provider is. */
  server: 'one' | 'two';
  allows: boolean;
  generation: number;
  changedAt: number;
};

export type StoreName = 'main' | 'shared';

const KINDS = { main: 'SecretStore', shared: 'ClusterSecretStore' } as const;

/** How a finding words the state of an earlier attempt. */
export const PAST = /\b(?:was|were|had)\b|last attempt/;

/** The SecretStore `main` and the ClusterSecretStore `shared`, and the providers behind them. */
export class Stores {
  readonly #stores: Record<StoreName, Store | null>;
  answer: 'well' | 'denied' | 'unreachable' = 'well';
  readonly remote = new Set(['a', 'b', 'c']);

  readonly #clock: { now: number };

  constructor(clock: { now: number }) {
    this.#clock = clock;
    this.#stores = { main: this.#new(), shared: this.#new() };
  }

  #new(): Store {
    return {
      isReady: true,
      readySince: this.#clock.now,
      server: 'one',
      allows: true,
      generation: 1,
      changedAt: this.#clock.now,
    };
  }

  /** What can happen to the store that a function names, and to its provider. */
  actions(name: () => StoreName): Record<string, () => void> {
    const change = (fields: Partial<Store>) => () => {
      const store = this.#stores[name()];
      if (store) {
        Object.assign(store, fields, {
          generation: store.generation + 1,
          changedAt: this.#clock.now,
        });
      }
    };
    const turn = (isReady: boolean) => () => {
      const store = this.#stores[name()];
      if (store && store.isReady !== isReady) {
        Object.assign(store, { isReady, readySince: this.#clock.now });
      }
    };
    return {
      'store is deleted': () => {
        this.#stores[name()] = null;
      },
      'store is made': () => {
        this.#stores[name()] ??= this.#new();
      },
      'store fails': turn(false),
      'store is ready': turn(true),
      'store moves to one': change({ server: 'one' }),
      'store moves to two': change({ server: 'two' }),
      'store denies': change({ allows: false }),
      'store allows': change({ allows: true }),
      'provider denies': () => {
        this.answer = 'denied';
      },
      'provider is away': () => {
        this.answer = 'unreachable';
      },
      'provider answers': () => {
        this.answer = 'well';
      },
    };
  }

  /** Why a store cannot be used, in the operator's words (client_manager.go). */
  refusal(name: StoreName): string | null {
    const store = this.#stores[name];
    const kind = KINDS[name];
    if (!store) {
      return `could not get ${kind} "${name}", ${kind}.external-secrets.io "${name}" not found`;
    }
    if (name === 'shared' && !store.allows) {
      return `using cluster store "${name}" is not allowed from namespace "${NAMESPACE}": denied by spec.condition`;
    }
    if (!store.isReady) {
      return `${kind} "${name}" is not ready`;
    }
    const server = `https://${store.server}:8200`;
    switch (store.server === 'two' ? 'well' : this.answer) {
      case 'denied':
        return `cannot read secret data from Vault: Error making API request.\n\nURL: GET ${server}/v1/kv/data/a\nCode: 403. Errors:\n\n* permission denied`;
      case 'unreachable':
        return `cannot read secret data from Vault: Get "${server}/v1/kv/data/a": dial tcp: lookup one: no such host`;
      default:
        return null;
    }
  }

  /** Why a finding about stores that is reported as proven is not true; null: it is about something else. */
  denies(
    { id, summary }: Pick<Finding, 'id' | 'summary'>,
    lastRefusal: string | null,
    lastStore: StoreName | null,
  ): string | undefined | null {
    const isPast = PAST.test(summary);
    const name = summary.includes('ClusterSecretStore shared')
      ? 'shared'
      : 'main';
    const store = this.#stores[name];
    const denial = (isTrue: boolean) =>
      isTrue ? undefined : 'the store and the last attempt differ from it';
    const said = (words: RegExp) =>
      lastStore === name && words.test(lastRefusal ?? '');
    switch (id) {
      case 'store-not-found':
        return isPast ? denial(said(/not found/)) : denial(!store);
      case 'store-not-ready':
        return isPast
          ? denial(said(/not ready/))
          : denial(store?.isReady === false);
      case 'store-namespace-denied':
        return denial(said(/not allowed/));
      case 'provider-access-denied':
        return denial(said(/Code: 403/));
      case 'provider-unreachable':
        return denial(said(/no such host/) && !/two/.test(summary));
      default:
        return null;
    }
  }

  /** Why what a finding says about a store is gone, by what the portal sees. */
  isGone(
    { id, summary }: Pick<Finding, 'id' | 'summary'>,
    attemptAt: number,
  ): string | undefined {
    const store =
      this.#stores[
        summary.includes('ClusterSecretStore shared') ? 'shared' : 'main'
      ];
    switch (id) {
      case 'store-not-found':
        return store ? 'the store is there' : undefined;
      case 'store-not-ready':
        return store?.isReady ? 'the store is ready' : undefined;
      case 'store-namespace-denied':
        return store?.allows ? 'the store allows the namespace' : undefined;
      case 'provider-access-denied':
      case 'provider-unreachable':
      case 'remote-key-missing':
        return store && store.changedAt > attemptAt
          ? 'the store was changed since'
          : undefined;
      default:
        return undefined;
    }
  }

  objects(): KubernetesObject[] {
    return (['main', 'shared'] as const).flatMap(name => {
      const store = this.#stores[name];
      const time = (at: number) => new Date(at).toISOString();
      return store
        ? {
            apiVersion: 'external-secrets.io/v1',
            kind: KINDS[name],
            metadata: {
              name,
              uid: name,
              ...(name === 'main' ? { namespace: NAMESPACE } : {}),
              generation: store.generation,
              creationTimestamp: '2026-11-24T00:00:00Z',
              managedFields: [
                {
                  manager: 'kubectl',
                  operation: 'Apply',
                  time: time(store.changedAt),
                  fieldsV1: { 'f:spec': {} },
                },
              ],
            },
            spec: {
              provider: {
                vault: { server: `https://${store.server}:8200`, path: 'kv' },
              },
              ...(name === 'shared'
                ? {
                    conditions: [
                      { namespaces: [store.allows ? NAMESPACE : 'other'] },
                    ],
                  }
                : {}),
            },
            status: {
              capabilities: 'ReadWrite',
              conditions: [
                {
                  type: 'Ready',
                  status: store.isReady ? 'True' : 'False',
                  reason: store.isReady ? 'Valid' : 'InvalidProviderConfig',
                  message: store.isReady
                    ? 'store validated'
                    : 'unable to validate store',
                  lastTransitionTime: time(store.readySince),
                },
              ],
            },
          }
        : [];
    });
  }
}

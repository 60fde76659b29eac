import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractExternalSecret } from '../../../observe/extract/externalSecret';
import { Spec } from './externalSecretObject';
import { ExternalSecretOperator, Secret } from './ExternalSecretOperator';
import { History } from './History';
import { PAST, Stores } from './Stores';

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

/** A history of an ExternalSecret, with what is true of it at each step. */
export class ExternalSecretHistory extends History {
  readonly #operator: ExternalSecretOperator;

  constructor() {
    const edit = (fields: Partial<Spec>) => () => {
      Object.assign(this.#operator.spec, fields);
      this.changeSpec();
    };
    const remote = (key: string, has: boolean) => () => {
      if (has) {
        this.#operator.stores.remote.add(key);
      } else {
        this.#operator.stores.remote.delete(key);
      }
    };
    const put = (fields: Partial<Secret>) => () => {
      this.#operator.secrets.set(this.#operator.spec.target, {
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
      attempt: () => this.#operator.reconcile(),
      'attempt again': () => this.#operator.reconcile(),
      'refresh is asked for': () => {
        this.requestedAt = this.now;
        this.#operator.reconcile();
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
      ...stores.actions(() => this.#operator.spec.store),
      ...Object.fromEntries(
        ['a', 'b', 'c'].flatMap(key => [
          [`provider has ${key}`, remote(key, true)],
          [`provider lacks ${key}`, remote(key, false)],
        ]),
      ),
      'provider has nothing': () => this.#operator.stores.remote.clear(),
      'target is deleted': () => {
        this.#operator.secrets.delete(this.#operator.spec.target);
      },
      'target loses a key': () => {
        const secret = this.#operator.secrets.get(this.#operator.spec.target);
        if (secret) {
          secret.keys = secret.keys.slice(1);
        }
      },
      'another client creates the target': put({ keys: ['other'] }),
      'another ExternalSecret owns the target': put({
        owner: 'other',
        isManaged: true,
      }),
      'another client creates an immutable target': put({
        keys: ['other'],
        immutable: true,
      }),
    });
    this.#operator = new ExternalSecretOperator(this, stores);
    Object.defineProperty(clock, 'now', { get: () => this.now });
  }

  protected body() {
    return this.#operator.object();
  }

  protected stores() {
    return this.#operator.stores.objects();
  }

  protected targetExists(seesSecrets: boolean): boolean | null {
    return seesSecrets && this.#operator.spec.creation !== 'None'
      ? this.#operator.secrets.has(this.#operator.spec.target)
      : null;
  }

  protected targetKeys(seesSecrets: boolean): string[] | null {
    return seesSecrets && this.#operator.spec.creation !== 'None'
      ? this.#operator.secrets.get(this.#operator.spec.target)?.keys ?? null
      : null;
  }

  hasTarget(seesSecrets: boolean): boolean {
    const { creation, immutable, refs, target } = this.#operator.spec;
    if (creation === 'None') {
      return true;
    }
    const secret = seesSecrets
      ? this.#operator.secrets.get(target)
      : this.#operator.attempt?.left;
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
    const attempt = this.#operator.attempt;
    const about = this.#operator.stores.denies(
      finding,
      attempt?.storeRefusal ?? null,
      attempt?.store ?? null,
    );
    if (about !== null) {
      return about;
    }
    const exists = seesSecrets
      ? this.#operator.secrets.has(this.#operator.spec.target)
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
        return this.#operator.spec.immutable ? undefined : said(/immutable/);
      case 'change-pending':
        return this.#operator.status.synced?.startsWith(`${this.generation}-`)
          ? 'the generation is applied'
          : undefined;
      case 'never-synced':
        return this.#operator.succeeded ? 'it was synced' : undefined;
      case 'refresh-disabled':
        return this.#operator.spec.refresh !== 'Periodic' ||
          this.#operator.spec.intervalSeconds === 0
          ? undefined
          : 'it is refreshed by time';
      case 'refresh-overdue':
        return this.#operator.status.refreshTime! +
          this.#operator.spec.intervalSeconds * 1000 <
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
    const attempt = this.#operator.attempt;
    if (PAST.test(summary) || !attempt) {
      return undefined;
    }
    if (OF_AN_ATTEMPT.has(id) && attempt.generation !== this.generation) {
      return 'the object was changed since';
    }
    const target = this.#operator.secrets.get(this.#operator.spec.target);
    if (
      seesSecrets &&
      !target &&
      (id === 'target-owned-by-other' ||
        (id === 'target-immutable' && !this.#operator.spec.immutable))
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
    return this.#operator.stores.isGone(finding, attempt.at);
  }
}

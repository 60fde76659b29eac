import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractSealedSecret } from '../../../observe/extract/sealedSecret';
import { History } from './History';
import { PAST } from './Stores';

/** Of the form of a value that was sealed with a key of 4096 bits. */
const CIPHERTEXT = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 7),
  Buffer.alloc(40, 9),
]).toString('base64');

type Scope = 'strict' | 'namespace-wide';

/** As `controller.go` of Sealed Secrets 0.36.6 does. */
export class SealedSecretHistory extends History {
  #keys = ['user'];
  #scope: Scope = 'strict';
  #sealed: { scope: Scope; key: 'old' | 'other' } = {
    scope: 'strict',
    key: 'old',
  };
  #knowsOther = false;
  #losesStatus = false;
  #target: { isOwn: boolean; keys: string[] } | null = null;
  #status: {
    generation: number;
    isTrue: boolean;
    message: string;
    turned: number;
    updated: number;
  } | null = null;
  #attempt: {
    generation: number;
    changedAt: number;
    error: string | null;
    left: { isOwn: boolean; keys: string[] } | null;
  } | null = null;

  /** The error of the last attempt that the status or an event reports. */
  #reported: string | null = null;

  constructor() {
    const seal = (fields: Partial<typeof this.sealed>) => () => {
      Object.assign(this.#sealed, fields);
      this.changeSpec();
    };
    const annotate = (scope: Scope) => () => {
      this.#scope = scope;
      this.changeMetadata();
    };
    super('SealedSecret', 'bitnami.com/v1alpha1', extractSealedSecret, {
      attempt: () => this.#unseal(),
      'controller restarts': () => this.#unseal(),
      'is sealed strict': seal({ scope: 'strict' }),
      'is sealed namespace-wide': seal({ scope: 'namespace-wide' }),
      'is sealed with the key': seal({ key: 'old' }),
      'is sealed with another key': seal({ key: 'other' }),
      'scope is strict': annotate('strict'),
      'scope is namespace-wide': annotate('namespace-wide'),
      'has a key more': () => {
        this.#keys = ['user', 'pass'];
        this.changeSpec();
      },
      'has a key less': () => {
        this.#keys = ['user'];
        this.changeSpec();
      },
      'controller gets the other key': () => {
        this.#knowsOther = true;
      },
      'status is lost': () => {
        this.#losesStatus = true;
      },
      'status is written': () => {
        this.#losesStatus = false;
      },
      'target is deleted': () => {
        this.#target = null;
      },
      'target loses a key': () => {
        if (this.#target) {
          this.#target = { ...this.#target, keys: ['user'] };
        }
      },
      'another client creates the target': () => {
        this.#target = { isOwn: false, keys: ['other'] };
      },
    });
  }

  /** Only for the type of its fields. */
  private get sealed() {
    return this.#sealed;
  }

  #unseal(): void {
    const error = this.#try();
    this.#attempt = {
      generation: this.generation,
      changedAt: this.changedAt,
      error,
      left: structuredClone(this.#target),
    };
    const isTrue = error === null;
    this.#reported = error;
    const flips = this.#status?.isTrue !== isTrue;
    if (
      // The controller writes the status of a failure again at each retry.
      (!this.#losesStatus || !isTrue) &&
      (flips || this.#status?.generation !== this.generation)
    ) {
      this.#status = {
        generation: this.generation,
        isTrue,
        message: error ?? '',
        turned: flips ? this.now : this.#status!.turned,
        updated: this.now,
      };
    }
  }

  #try(): string | null {
    const { key, scope } = this.#sealed;
    if (scope !== this.#scope || (key === 'other' && !this.#knowsOther)) {
      const error = `no key could decrypt secret (${this.#keys.join(', ')})`;
      this.#warn('ErrUnsealFailed', `Failed to unseal: ${error}`);
      return error;
    }
    if (this.#target && !this.#target.isOwn) {
      const error =
        'Resource "db" already exists and is not managed by SealedSecret';
      this.#warn('ErrUpdateFailed', error);
      return `failed update: ${error}`;
    }
    this.#target = { isOwn: true, keys: this.#keys };
    this.recorder.record(
      'Normal',
      'Unsealed',
      'SealedSecret unsealed successfully',
      this.now,
    );
    return null;
  }

  #warn(reason: string, message: string): void {
    this.recorder.record('Warning', reason, message, this.now);
  }

  protected annotations(): Record<string, string> {
    return this.#scope === 'strict'
      ? {}
      : { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
  }

  protected body() {
    const status = this.#status;
    return {
      spec: {
        encryptedData: Object.fromEntries(
          this.#keys.map(key => [key, CIPHERTEXT]),
        ),
      },
      status: status
        ? {
            observedGeneration: status.generation,
            conditions: [
              {
                type: 'Synced',
                status: status.isTrue ? 'True' : 'False',
                message: status.message,
                lastTransitionTime: this.time(status.turned),
                lastUpdateTime: this.time(status.updated),
              },
            ],
          }
        : undefined,
    };
  }

  protected targetExists(seesSecrets: boolean): boolean | null {
    return seesSecrets ? this.#target !== null : null;
  }

  protected targetKeys(seesSecrets: boolean): string[] | null {
    return seesSecrets ? this.#target?.keys ?? null : null;
  }

  hasTarget(seesSecrets: boolean): boolean {
    const target = seesSecrets ? this.#target : this.#attempt?.left;
    return !!target && this.#keys.every(key => target.keys.includes(key));
  }

  denies({ id, summary }: Finding, seesSecrets: boolean): string | undefined {
    const attempt = this.#attempt;
    const said = (words: RegExp) =>
      words.test(this.#reported ?? '') ? undefined : 'the last attempt differs';
    switch (id) {
      case 'cannot-decrypt':
        return said(/no key could decrypt/);
      case 'target-unmanaged':
        return said(/not managed/);
      case 'target-missing':
        return (seesSecrets ? this.#target : attempt?.left)
          ? 'the target is there'
          : undefined;
      case 'change-pending':
        return attempt?.generation === this.generation &&
          !attempt.error &&
          !/by its status/.test(summary)
          ? 'the change is applied'
          : undefined;
      case 'never-synced':
        return attempt && !attempt.error ? 'it is synced' : undefined;
      case 'sync-failed':
        return attempt?.error || PAST.test(summary)
          ? undefined
          : 'the last attempt did not fail';
      default:
        return undefined;
    }
  }

  isGone({ id, summary }: Finding, seesSecrets: boolean): string | undefined {
    const attempt = this.#attempt;
    if (PAST.test(summary) || !attempt) {
      return undefined;
    }
    const isOfAttempt = [
      'cannot-decrypt',
      'sealed-scope-mismatch',
      'sealed-for-other-key',
      'target-unmanaged',
    ].includes(id);
    if (
      isOfAttempt &&
      (id === 'target-unmanaged'
        ? attempt.generation !== this.generation
        : attempt.changedAt !== this.changedAt)
    ) {
      return 'the object was changed since';
    }
    if (seesSecrets && !this.#target && id === 'target-unmanaged') {
      return 'the target was deleted';
    }
    return seesSecrets && this.#target && id === 'target-missing'
      ? 'the target is there'
      : undefined;
  }
}

import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractIsindirSopsSecret } from '../../../observe/extract/isindirSopsSecret';
import { History } from './History';
import { PAST } from './Stores';

type Target = { isOwn: boolean; keys: string[] };

/**
 * As `sopssecret_controller.go` of isindir's sops-secrets-operator does. Its
 * status is one message, without a time and without a generation. The operator
 * cannot be had as a Go module, so no test in `interop/` runs it: the messages
 * are the constants of its source (`sopsInCluster/operators.ts`).
 */
export class SopsSecretHistory extends History {
  #keys = ['user'];
  #opens = true;
  #isSuspended = false;
  #target: Target | null = null;
  #message: string | null = null;
  /** When the message was last another one. */
  #turned = 0;
  #attempt: {
    changedAt: number;
    keys: string[];
    error: string | null;
    left: Target | null;
  } | null = null;

  constructor() {
    const change = (fields: () => void) => () => {
      fields();
      this.changeSpec();
    };
    super(
      'SopsSecret',
      'isindir.github.com/v1alpha3',
      extractIsindirSopsSecret,
      {
        attempt: () => this.#reconcile(),
        'attempt again': () => this.#reconcile(),
        'is encrypted for the operator': change(() => {
          this.#opens = true;
        }),
        'is encrypted for others': change(() => {
          this.#opens = false;
        }),
        'has a key more': change(() => {
          this.#keys = ['user', 'pass'];
        }),
        'has a key less': change(() => {
          this.#keys = ['user'];
        }),
        'is suspended': change(() => {
          this.#isSuspended = true;
        }),
        'is resumed': change(() => {
          this.#isSuspended = false;
        }),
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
      },
    );
  }

  #reconcile(): void {
    if (this.#isSuspended) {
      this.#say('Reconciliation is suspended');
      return;
    }
    const error = this.#try();
    this.#attempt = {
      changedAt: this.changedAt,
      keys: this.#keys,
      error,
      left: structuredClone(this.#target),
    };
    this.#say(error ?? 'Healthy');
  }

  #try(): string | null {
    if (!this.#opens) {
      return 'Decryption error';
    }
    if (this.#target && !this.#target.isOwn) {
      return 'Child secret is not owned by controller error';
    }
    this.#target = { isOwn: true, keys: this.#keys };
    return null;
  }

  /** The API server drops an update that changes nothing. */
  #say(message: string): void {
    if (this.#message !== message) {
      this.#message = message;
      this.#turned = this.now;
    }
  }

  object() {
    const object = super.object();
    const { managedFields } = object.metadata as { managedFields?: object[] };
    managedFields?.push({
      manager: 'manager',
      operation: 'Update',
      subresource: 'status',
      time: this.time(this.#turned),
      fieldsV1: { 'f:status': { 'f:message': {} } },
    });
    return object;
  }

  protected body() {
    return {
      spec: {
        suspend: this.#isSuspended,
        secretTemplates: [
          {
            name: 'db',
            stringData: Object.fromEntries(
              this.#keys.map(key => [
                key,
                'ENC[AES256_GCM,data:YQ==,type:str]',
              ]),
            ),
          },
        ],
      },
      status: this.#message === null ? undefined : { message: this.#message },
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

  denies({ id }: Finding, seesSecrets: boolean): string | undefined {
    const attempt = this.#attempt;
    switch (id) {
      case 'sops-decryption-failed':
        return attempt?.error === 'Decryption error'
          ? undefined
          : 'the last attempt differs';
      case 'target-missing':
        return (seesSecrets ? this.#target : attempt?.left)
          ? 'the target is there'
          : undefined;
      case 'never-synced':
        return attempt && !attempt.error ? 'it is synced' : undefined;
      default:
        return undefined;
    }
  }

  isGone({ id, summary }: Finding, seesSecrets: boolean): string | undefined {
    const attempt = this.#attempt;
    if (PAST.test(summary) || !attempt) {
      return undefined;
    }
    // The status does not say that the same message is of another attempt.
    if (
      id === 'sops-decryption-failed' &&
      this.changedAt > this.#turned &&
      attempt.changedAt !== this.changedAt
    ) {
      return 'the object was changed since';
    }
    return seesSecrets && this.#target && id === 'target-missing'
      ? 'the target is there'
      : undefined;
  }
}

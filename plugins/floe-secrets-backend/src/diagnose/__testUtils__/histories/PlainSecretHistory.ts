import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { extractSecretMetadata } from '../../../observe/targets/secretMetadata';
import { History } from './History';

/** A Secret that no operator writes: made with kubectl, or by a Helm release. */
export class PlainSecretHistory extends History {
  #keys = ['user'];
  #writer = 'kubectl-create';
  #isOfHelm = false;

  constructor() {
    super(
      'Secret',
      'v1',
      (object, context) =>
        extractSecretMetadata(
          object,
          context as { cluster: string; now: string },
        )?.plain,
      {
        'has a key more': () => {
          this.#keys = ['user', 'pass'];
          this.changeMetadata();
        },
        'is written by a program': () => {
          this.#writer = 'terraform';
          this.changeMetadata();
        },
        'is written by hand': () => {
          this.#writer = 'kubectl-edit';
          this.changeMetadata();
        },
        'Helm takes it over': () => {
          this.#isOfHelm = true;
          this.changeMetadata();
        },
        'Helm gives it up': () => {
          this.#isOfHelm = false;
          this.changeMetadata();
        },
      },
    );
  }

  object() {
    const object = super.object();
    const fields = object.metadata as Record<string, unknown>;
    fields.managedFields = [
      {
        manager: this.#writer,
        operation: 'Update',
        time: this.time(this.changedAt),
        fieldsV1: {
          'f:data': Object.fromEntries(this.#keys.map(key => [`f:${key}`, {}])),
        },
      },
    ];
    if (this.#isOfHelm) {
      fields.labels = { 'app.kubernetes.io/managed-by': 'Helm' };
      fields.annotations = { 'meta.helm.sh/release-name': 'shop' };
    }
    return object;
  }

  protected body() {
    return { spec: {} };
  }

  protected targetExists(): boolean | null {
    return true;
  }

  protected targetKeys(): string[] | null {
    return this.#keys;
  }

  hasTarget(): boolean {
    return true;
  }

  denies({ id }: Finding): string | undefined {
    if (id === 'plain-secret') {
      return this.#isOfHelm || !this.#writer.startsWith('kubectl')
        ? 'something else may deliver it'
        : undefined;
    }
    return ['target-missing', 'target-key-missing', 'sync-failed'].includes(id)
      ? 'the Secret is there'
      : undefined;
  }

  isGone({ id }: Finding): string | undefined {
    return id === 'plain-secret' && this.#isOfHelm
      ? 'a Helm release holds it'
      : undefined;
  }
}

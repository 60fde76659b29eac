import { ClusterApi } from '../../api/ClusterApi';
import { ResourceDefinition } from '../../api/resources/definition';
import { EXTERNAL_SECRET_FINALIZER, ExternalSecret } from './types';

/** The field manager of the operator. */
export const MANAGER = 'external-secrets';

/** Keeps the operator's finalizer on ExternalSecrets. */
export class Finalizer {
  readonly #api: ClusterApi;
  readonly #definitionOf: () => ResourceDefinition;

  constructor(api: ClusterApi, definitionOf: () => ResourceDefinition) {
    this.#api = api;
    this.#definitionOf = definitionOf;
  }

  /** @returns the object with the finalizer */
  addTo(object: ExternalSecret): ExternalSecret {
    const finalizers = object.metadata.finalizers ?? [];
    return finalizers.includes(EXTERNAL_SECRET_FINALIZER)
      ? object
      : this.#write(object, [...finalizers, EXTERNAL_SECRET_FINALIZER]);
  }

  removeFrom(object: ExternalSecret): void {
    const finalizers = object.metadata.finalizers ?? [];
    if (finalizers.includes(EXTERNAL_SECRET_FINALIZER)) {
      this.#write(
        object,
        finalizers.filter(item => item !== EXTERNAL_SECRET_FINALIZER),
      );
    }
  }

  #write(object: ExternalSecret, finalizers: string[]): ExternalSecret {
    const { namespace, name } = object.metadata;
    return this.#api.update(
      this.#definitionOf(),
      namespace,
      name,
      () => ({ ...object, metadata: { ...object.metadata, finalizers } }),
      { fieldManager: MANAGER },
    ).object as ExternalSecret;
  }
}

import { ClusterApi } from '../../api/ClusterApi';
import { KubernetesObject, Secret } from '../../objects';
import { ownerLabelOf } from './hashes';
import { fieldManagerOf } from './writeTarget';
import {
  ExternalSecret,
  MANAGED_LABEL,
  OWNER_LABEL,
  targetNameOf,
} from './types';

/** The Secrets that ExternalSecrets target, as the operator finds and removes them. */
export class TargetSecrets {
  readonly #api: ClusterApi;

  constructor(api: ClusterApi) {
    this.#api = api;
  }

  find(object: ExternalSecret): Secret | undefined {
    return this.#api.find(
      this.#definition,
      object.metadata.namespace,
      targetNameOf(object),
    ) as Secret | undefined;
  }

  /** Labels an existing Secret, so that the operator sees its changes. */
  markManaged(object: ExternalSecret, target: Secret): void {
    const { namespace, name } = target.metadata;
    this.#api.update(
      this.#definition,
      namespace,
      name,
      current => ({
        ...current,
        metadata: {
          ...current.metadata,
          labels: { ...current.metadata.labels, [MANAGED_LABEL]: 'true' },
        },
      }),
      { fieldManager: fieldManagerOf(object.metadata.name) },
    );
  }

  /**
   * The former target, if the name of the target has changed: a Secret that is
   * still owned.
   */
  orphanOf(object: ExternalSecret): KubernetesObject | undefined {
    const former = object.status?.binding.name;
    if (!former || former === targetNameOf(object)) {
      return undefined;
    }
    const { namespace } = object.metadata;
    const secret = this.#api.find(this.#definition, namespace, former);
    return secret?.metadata.labels?.[OWNER_LABEL] ===
      ownerLabelOf(object.metadata)
      ? secret
      : undefined;
  }

  delete({ metadata }: KubernetesObject): void {
    this.#api.delete(this.#definition, metadata.namespace, metadata.name);
  }

  get #definition() {
    return this.#api.registry.ofKind('', 'Secret');
  }
}

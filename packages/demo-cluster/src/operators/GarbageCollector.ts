import { ClusterApi } from '../api/ClusterApi';
import { StorageEvent } from '../api/ObjectStorage';
import { tableOf } from '../api/resources/definition';
import { KubernetesObject } from '../objects';

/**
 * Deletes objects whose owner was deleted, and the content of a namespace that
 * is being deleted: the part of kube-controller-manager that users expect of
 * any cluster.
 */
export class GarbageCollector {
  readonly #unsubscribe: () => void;
  readonly #api: ClusterApi;

  constructor(api: ClusterApi) {
    this.#api = api;

    this.#unsubscribe = api.storage.subscribe(event => this.#onEvent(event));
  }

  stop(): void {
    this.#unsubscribe();
  }

  #onEvent({ table, type, object }: StorageEvent): void {
    if (type === 'DELETED') {
      // Events own nothing, and they are created and deleted all the time.
      if (table !== 'events.') {
        this.#deleteDependents(object);
      }
      this.#finishNamespace(object.metadata.namespace);
    } else if (table === 'namespaces.' && object.metadata.deletionTimestamp) {
      this.#forEachObject(candidate => {
        if (candidate.metadata.namespace === object.metadata.name) {
          this.#delete(candidate);
        }
      });
      this.#finishNamespace(object.metadata.name);
    }
  }

  #deleteDependents(owner: KubernetesObject): void {
    this.#forEachObject(candidate => {
      const owners = candidate.metadata.ownerReferences ?? [];
      if (
        owners.length > 0 &&
        owners.every(({ uid }) => uid === owner.metadata.uid)
      ) {
        this.#delete(candidate);
      }
    });
  }

  /** A namespace that is being deleted is removed when it is empty. */
  #finishNamespace(name: string | undefined): void {
    const namespaces = this.#api.registry.ofKind('', 'Namespace');
    const namespace = name && this.#api.find(namespaces, undefined, name);
    if (!namespace || !namespace.metadata.deletionTimestamp) {
      return;
    }
    let empty = true;
    this.#forEachObject(candidate => {
      empty &&= candidate.metadata.namespace !== name;
    });
    if (empty && !namespace.metadata.finalizers?.length) {
      this.#api.remove(namespaces, namespace);
    }
  }

  #forEachObject(visit: (object: KubernetesObject) => void): void {
    for (const definition of this.#api.registry.definitions) {
      this.#api.storage.list(tableOf(definition)).forEach(visit);
    }
  }

  #delete(object: KubernetesObject): void {
    const definition = this.#api.registry.ofObject(object);
    const { namespace, name } = object.metadata;
    if (this.#api.find(definition, namespace, name)) {
      this.#api.delete(definition, namespace, name);
    }
  }
}

import { cloneDeep } from 'lodash';
import { ApiServer } from './api/http/ApiServer';
import { ClusterApi } from './api/ClusterApi';
import { KubernetesObject, ObjectManifest, ObjectReference } from './objects';
import { Controller } from './operators/Controller';
import { RemoteStores } from './operators/externalSecrets/providers/RemoteStores';
import { SealingKeys } from './operators/sealedSecrets/SealingKey';
import { GarbageCollector } from './operators/GarbageCollector';

/** A running cluster. */
export type DemoCluster = {
  /** The address of the Kubernetes API: `http://host:port`. */
  url: string;
  /** Bearer token of the administrator. */
  token: string;
  /** The newest certificate, for which values are sealed, in PEM. */
  readonly certificate: string;
  /** Makes the Sealed Secrets controller create a new key. */
  renewSealingKey(): Promise<void>;
  /** Makes it delete all keys but the newest. */
  forgetOldSealingKeys(): void;
  /** The content of the stores' providers; may be changed. */
  remote: RemoteStores;
  /**
   * Creates or updates an object, by a forced server-side apply with the field
   * manager `demo-cluster`.
   */
  apply(object: ObjectManifest): KubernetesObject;
  /** Deletes an object; a missing one is not an error. */
  remove(reference: ObjectReference): void;
  find(reference: ObjectReference): KubernetesObject | undefined;
  /** All objects of a kind, in the order of namespace and name. */
  list(kind: {
    apiVersion: string;
    kind: string;
    namespace?: string;
  }): KubernetesObject[];
  /** Runs everything that is due now for the operators. */
  settle(): Promise<void>;
  /** Faults of the API server, for tests. */
  disturb: {
    /** Ends every open watch, as a restarting API server does. */
    endWatches(): void;
    /** Keeps every open watch open but silent. */
    silenceWatches(): void;
    /** Drops the history: continue tokens and resumed watches get 410. */
    compact(): void;
    /** Answers every request with 503, or stops doing so. */
    setUnavailable(unavailable: boolean): void;
  };
  /** Ends the server, its watches and the operators. */
  stop(): Promise<void>;
};

/** The parts of a cluster. */
type ClusterParts = {
  url: string;
  token: string;
  sealingKeys: SealingKeys;
  api: ClusterApi;
  server: ApiServer;
  controllers: readonly Controller[];
  garbageCollector: GarbageCollector;
  remote: RemoteStores;
};

/** Applies a manifest to a cluster, regardless of field ownership. */
export function applyManifest(
  api: ClusterApi,
  manifest: ObjectManifest,
  fieldManager = 'demo-cluster',
): KubernetesObject {
  const definition = api.registry.ofObject(manifest);
  return api.apply(
    definition,
    manifest.metadata.namespace,
    // Stored objects are frozen; the caller's own stays as it is.
    cloneDeep(manifest) as KubernetesObject,
    { fieldManager, force: true },
  ).object;
}

/** Runs until no controller has work that is due now. */
export async function settleControllers(
  controllers: readonly Controller[],
): Promise<void> {
  let worked = true;
  while (worked) {
    worked = false;
    for (const controller of controllers) {
      worked = (await controller.settle()) || worked;
    }
  }
}

/** The cluster as its users see it. */
export function toDemoCluster(parts: ClusterParts): DemoCluster {
  const { api, server, controllers, garbageCollector } = parts;
  const find = (reference: ObjectReference) =>
    api.find(
      api.registry.ofObject(reference),
      reference.metadata.namespace,
      reference.metadata.name ?? '',
    );
  return {
    url: parts.url,
    token: parts.token,
    get certificate() {
      return parts.sealingKeys.newest.certificate;
    },
    renewSealingKey: () => parts.sealingKeys.renew(),
    forgetOldSealingKeys: () => parts.sealingKeys.forgetOld(),
    remote: parts.remote,
    apply: object => applyManifest(api, object),
    find,
    remove: reference => {
      if (find(reference)) {
        const { namespace, name } = reference.metadata;
        api.delete(api.registry.ofObject(reference), namespace, name!);
      }
    },
    list: kind => {
      const definition = api.registry.ofObject(kind);
      return api.list(definition, kind.namespace);
    },
    settle: () => settleControllers(controllers),
    disturb: {
      endWatches: () => server.endWatches(),
      silenceWatches: () => server.silenceWatches(),
      compact: () => api.storage.compact(),
      setUnavailable: unavailable => server.setUnavailable(unavailable),
    },
    stop: async () => {
      garbageCollector.stop();
      await server.stop();
      await Promise.all(controllers.map(controller => controller.stop()));
    },
  };
}

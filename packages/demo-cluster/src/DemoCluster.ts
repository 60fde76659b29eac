import { cloneDeep } from 'lodash';
import { ApiServer } from './api/http/ApiServer';
import { ClusterApi } from './api/ClusterApi';
import { KubernetesObject, ObjectManifest, ObjectReference } from './objects';
import { Controller } from './operators/Controller';
import { RemoteStores } from './operators/externalSecrets/providers/RemoteStores';
import { SealingKeys } from './operators/sealedSecrets/SealingKey';
import { GarbageCollector } from './operators/GarbageCollector';

/** A running cluster. */
export interface DemoCluster {
  /** Where the Kubernetes API is: `http://host:port`. */
  url: string;
  /** Bearer token of the administrator. */
  token: string;
  /** The newest certificate, for which values are sealed, in PEM. */
  readonly certificate: string;
  /** Has the Sealed Secrets controller make a new key. */
  renewSealingKey(): Promise<void>;
  /** Has it forget all keys but the newest. */
  forgetOldSealingKeys(): void;
  /** What the providers of the stores hold; it may be changed. */
  remote: RemoteStores;
  /** Creates an object or changes it, as server-side apply by the field manager `demo-cluster` that takes what it wants. */
  apply(object: ObjectManifest): KubernetesObject;
  /** Deletes an object; one that is not there is no error. */
  remove(reference: ObjectReference): void;
  find(reference: ObjectReference): KubernetesObject | undefined;
  /** All objects of a kind, in the order of namespace and name. */
  list(kind: {
    apiVersion: string;
    kind: string;
    namespace?: string;
  }): KubernetesObject[];
  /** Lets the operators do at once what is due now. */
  settle(): Promise<void>;
  /** What only tests want: an API server that misbehaves. */
  disturb: {
    /** Ends every open watch, as a restarting API server does. */
    endWatches(): void;
    /** Lets every open watch stay open and say nothing more. */
    silenceWatches(): void;
    /** Forgets the history: continue tokens and resumed watches get 410. */
    compact(): void;
    /** Answers every request with 503, or stops doing so. */
    setUnavailable(unavailable: boolean): void;
  };
  /** Ends the server, its watches and the operators. */
  stop(): Promise<void>;
}

/** The parts of a cluster. */
export interface ClusterParts {
  url: string;
  token: string;
  sealingKeys: SealingKeys;
  api: ClusterApi;
  server: ApiServer;
  controllers: readonly Controller[];
  garbageCollector: GarbageCollector;
  remote: RemoteStores;
}

/** Applies a manifest to a cluster, whatever other managers own of it. */
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

/** Works until no controller has anything left that is due now. */
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

import { KubernetesClient, KubernetesConnection } from '@floe/demo-cluster';
import { KubernetesObject, ObjectReference } from './kubernetesObject';

export type {
  KubernetesConnection,
  RawRequest,
  RawResponse,
} from '@floe/demo-cluster';

/** A client for any Kubernetes API under test, real or embedded. */
export class KubernetesApi extends KubernetesClient<KubernetesObject> {
  constructor(connection: KubernetesConnection) {
    super(connection, { fieldManager: 'floe-interop' });
  }

  /** The same API as another user. */
  as(token: string): KubernetesApi {
    return new KubernetesApi({ ...this.connection, token });
  }

  /** Changes an object's status as its controller does, by a JSON merge patch. */
  async patchStatus(
    reference: ObjectReference,
    status: Record<string, unknown>,
  ): Promise<KubernetesObject> {
    return this.patch(reference, { status }, 'status');
  }

  /** The core events about an object, oldest first. */
  async events(object: KubernetesObject): Promise<KubernetesObject[]> {
    const { uid, name, namespace } = object.metadata;
    const events = await this.list(
      // Events about an object without a namespace are kept in `default`.
      { apiVersion: 'v1', kind: 'Event', namespace: namespace ?? 'default' },
      { fieldSelector: `involvedObject.name=${name}` },
    );
    return events
      .filter(event => event.involvedObject.uid === uid)
      .sort(
        (a, b) =>
          String(a.lastTimestamp).localeCompare(String(b.lastTimestamp)) ||
          // Times are to the second, versions are increasing numbers.
          Number(a.metadata.resourceVersion) -
            Number(b.metadata.resourceVersion),
      );
  }
}

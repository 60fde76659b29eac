/** A Kubernetes object in JSON, with the fields that the harness uses. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    uid?: string;
    resourceVersion?: string;
    generation?: number;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    managedFields?: unknown[];
    ownerReferences?: {
      apiVersion?: string;
      kind: string;
      name: string;
      uid?: string;
      controller?: boolean;
    }[];
  };
  spec?: Record<string, any>;
  status?: Record<string, any>;
  /** All other fields, for example the `data` of a Secret. */
  [field: string]: any;
};

/** The fields that identify an object. */
export type ObjectReference = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};

/** `kind namespace/name`, for messages. */
export function describeObject(object: ObjectReference): string {
  const { name, namespace } = object.metadata;
  return `${object.kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

import { anything, listOf, mapOf, object, ObjectSchema, text } from './schema';

const open = { open: true } as const;

/** The schema of every object's metadata for server-side apply. */
export const metadataSchema: ObjectSchema = object(
  {
    annotations: mapOf(text),
    labels: mapOf(text),
    finalizers: listOf(text, { set: true }),
    ownerReferences: listOf(anything, { keys: ['uid'] }),
  },
  open,
);

const container = object(
  {
    ports: listOf(anything, { keys: ['containerPort', 'protocol'] }),
    env: listOf(anything, { keys: ['name'] }),
    volumeMounts: listOf(anything, { keys: ['mountPath'] }),
  },
  open,
);

const podSpec = object(
  {
    containers: listOf(container, { keys: ['name'] }),
    initContainers: listOf(container, { keys: ['name'] }),
    volumes: listOf(anything, { keys: ['name'] }),
    imagePullSecrets: listOf(anything, { keys: ['name'] }),
    nodeSelector: mapOf(text),
  },
  open,
);

const podTemplate = object({ metadata: metadataSchema, spec: podSpec }, open);

/**
 * Lists that merge by key in core and apps objects; everything else is accepted
 * unchanged.
 */
export const secretBody = { data: mapOf(text), stringData: mapOf(text) };
export const configMapBody = { data: mapOf(text), binaryData: mapOf(text) };
export const podBody = { spec: podSpec };
export const deploymentBody = { spec: object({ template: podTemplate }, open) };
export const serviceBody = {
  spec: object(
    { ports: listOf(anything, { keys: ['port', 'protocol'] }) },
    open,
  ),
};

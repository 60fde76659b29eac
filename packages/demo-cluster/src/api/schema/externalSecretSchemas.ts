import { dataKey, labelSelector, namespaceName, objectName } from './names';
import {
  anything,
  flag,
  listOf,
  mapOf,
  object,
  ObjectSchema,
  oneOf,
  Schema,
  text,
} from './schema';

// After the CRDs of External Secrets Operator 2.9.

const storeKind = oneOf(['SecretStore', 'ClusterSecretStore']);
const decodingStrategy = oneOf(['Auto', 'Base64', 'Base64URL', 'None']);
const conversionStrategy = oneOf(['Default', 'Unicode']);
const nullBytePolicy = oneOf(['Ignore', 'Fail']);
const storeRef = object({ name: objectName, kind: storeKind });

const generatorRef = object(
  {
    apiVersion: {
      type: 'string',
      default: 'generators.external-secrets.io/v1alpha1',
    },
    kind: text,
    name: objectName,
  },
  { required: ['kind', 'name'] },
);
const sourceRef = object(
  { storeRef, generatorRef },
  { minProperties: 1, maxProperties: 1 },
);

const remoteRef = object(
  {
    key: text,
    property: text,
    version: text,
    conversionStrategy,
    decodingStrategy,
    metadataPolicy: oneOf(['None', 'Fetch']),
    nullBytePolicy,
  },
  { required: ['key'] },
);

const rewrite = object(
  {
    merge: object({
      conflictPolicy: oneOf(['Ignore', 'Error'], 'Error'),
      into: { type: 'string', default: '' },
      priority: listOf(text),
      priorityPolicy: oneOf(['IgnoreNotFound', 'Strict'], 'Strict'),
      strategy: oneOf(['Extract', 'JSON'], 'Extract'),
    }),
    regexp: object(
      { source: text, target: text },
      { required: ['source', 'target'] },
    ),
    transform: object({ template: text }, { required: ['template'] }),
  },
  { minProperties: 1, maxProperties: 1 },
);

const templateItems = object(
  {
    name: objectName,
    items: listOf(
      object(
        {
          key: dataKey,
          templateAs: oneOf(['Values', 'KeysAndValues'], 'Values'),
        },
        { required: ['key'] },
      ),
    ),
  },
  { required: ['items', 'name'] },
);

const template = object({
  engineVersion: oneOf(['v2'], 'v2'),
  mergePolicy: oneOf(['Replace', 'Merge'], 'Replace'),
  type: text,
  metadata: object({
    annotations: mapOf(text),
    labels: mapOf(text),
    finalizers: listOf(text),
  }),
  data: mapOf(text),
  templateFrom: listOf(
    object({
      configMap: templateItems,
      secret: templateItems,
      literal: text,
      target: { type: 'string', default: 'Data' },
      valuesDecodingStrategy: decodingStrategy,
    }),
  ),
});

const refreshInterval: Schema = { type: 'string', default: '1h0m0s' };

export const externalSecretSpec: ObjectSchema = object({
  secretStoreRef: storeRef,
  refreshInterval,
  refreshPolicy: oneOf(['CreatedOnce', 'Periodic', 'OnChange']),
  syncWindows: object(
    {
      kind: oneOf(['allow', 'deny']),
      windows: listOf(
        object(
          { schedule: { type: 'string', minLength: 1 }, duration: text },
          { required: ['duration', 'schedule'] },
        ),
        { minItems: 1 },
      ),
    },
    { required: ['kind', 'windows'] },
  ),
  target: object(
    {
      name: objectName,
      creationPolicy: oneOf(
        ['Owner', 'Orphan', 'Merge', 'None', 'CreateOrMerge'],
        'Owner',
      ),
      deletionPolicy: oneOf(['Delete', 'Merge', 'Retain'], 'Retain'),
      immutable: flag,
      manifest: object(
        {
          apiVersion: { type: 'string', minLength: 1 },
          kind: { type: 'string', minLength: 1 },
        },
        { required: ['apiVersion', 'kind'] },
      ),
      template,
    },
    { default: { creationPolicy: 'Owner', deletionPolicy: 'Retain' } },
  ),
  data: listOf(
    object(
      { secretKey: dataKey, remoteRef, sourceRef },
      { required: ['remoteRef', 'secretKey'] },
    ),
  ),
  dataFrom: listOf(
    object({
      extract: remoteRef,
      find: object({
        name: object({ regexp: text }),
        path: text,
        tags: mapOf(text),
        conversionStrategy,
        decodingStrategy,
        nullBytePolicy,
      }),
      rewrite: listOf(rewrite),
      sourceRef,
    }),
  ),
});

export const clusterExternalSecretSpec: ObjectSchema = object(
  {
    externalSecretName: objectName,
    externalSecretMetadata: object({
      annotations: mapOf(text),
      labels: mapOf(text),
    }),
    externalSecretSpec,
    namespaceSelector: labelSelector,
    namespaceSelectors: listOf(labelSelector),
    namespaces: listOf(namespaceName),
    refreshTime: text,
  },
  { required: ['externalSecretSpec'] },
);

export const pushSecretSpec: ObjectSchema = object(
  {
    data: listOf(
      object(
        {
          conversionStrategy: oneOf(['None', 'ReverseUnicode'], 'None'),
          match: object(
            {
              secretKey: text,
              remoteRef: object(
                { remoteKey: text, property: text },
                { required: ['remoteKey'] },
              ),
            },
            { required: ['remoteRef'] },
          ),
          metadata: anything,
        },
        { required: ['match'] },
      ),
    ),
    dataTo: listOf(anything),
    deletionPolicy: oneOf(['Delete', 'None'], 'None'),
    refreshInterval,
    secretStoreRefs: listOf(
      object({
        name: objectName,
        kind: oneOf(['SecretStore', 'ClusterSecretStore'], 'SecretStore'),
        labelSelector,
      }),
    ),
    selector: object(
      {
        secret: object({ name: objectName, selector: labelSelector }),
        generatorRef,
      },
      { minProperties: 1, maxProperties: 1 },
    ),
    template,
    updatePolicy: oneOf(['Replace', 'IfNotExists'], 'Replace'),
  },
  { required: ['secretStoreRefs', 'selector'] },
);

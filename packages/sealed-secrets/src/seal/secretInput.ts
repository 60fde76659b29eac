import { base64ToBytes } from '../encoding';
import { SealingError } from '../errors';
import { isRecord, type ManifestMetadata } from '../manifest';
import { MAX_SECRET_BYTES, valueBytes } from './valueBytes';

/** A Secret manifest with validated fields. */
type SecretInput = {
  metadata: ManifestMetadata;
  type?: string;
  immutable?: boolean;
  values: Map<string, Uint8Array<ArrayBuffer>>;
};

// Both hold the whole Secret in clear text, left there by kubectl apply and kubecfg.
const LAST_APPLIED = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'kubecfg.ksonnet.io/last-applied-configuration',
];
const DATA_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

export function readSecret(manifest: unknown): SecretInput {
  if (
    !isRecord(manifest) ||
    manifest.kind !== 'Secret' ||
    manifest.apiVersion !== 'v1'
  ) {
    throw new SealingError(
      'not-a-secret',
      'kind',
      'The manifest must be a Secret of apiVersion v1',
    );
  }
  const { metadata, type, immutable } = manifest;
  if (!isRecord(metadata) || typeof metadata.name !== 'string') {
    throw new SealingError(
      'required',
      'metadata.name',
      'The Secret needs a metadata.name',
    );
  }
  const values = new Map([
    ...readValues(manifest.data, 'data', decodeData),
    ...readValues(manifest.stringData, 'stringData', valueBytes),
  ]);
  const total = [...values.values()].reduce(
    (sum, { length }) => sum + length,
    0,
  );
  if (total > MAX_SECRET_BYTES) {
    throw new SealingError(
      'value-too-large',
      'data',
      'The values together are larger than 1 MiB, the limit of a Kubernetes Secret',
    );
  }
  return {
    metadata: {
      name: metadata.name,
      namespace: optionalString(metadata.namespace, 'metadata.namespace'),
      labels: stringMap(metadata.labels, 'metadata.labels'),
      annotations: stringMap(
        metadata.annotations,
        'metadata.annotations',
        LAST_APPLIED,
      ),
      finalizers: stringList(metadata.finalizers, 'metadata.finalizers'),
    },
    type: optionalString(type, 'type'),
    immutable: optionalBoolean(immutable, 'immutable'),
    values,
  };
}

function readValues(
  source: unknown,
  field: string,
  toBytes: (value: unknown, field: string) => Uint8Array<ArrayBuffer>,
): [string, Uint8Array<ArrayBuffer>][] {
  return recordEntries(source, field).map(([key, value], index) => {
    if (!DATA_KEY.test(key)) {
      // The key is not quoted: a line like password=... pasted into its place would be.
      throw new SealingError(
        'invalid-key',
        field,
        `Key ${
          index + 1
        } of ${field} must have 1 to 253 letters, digits, hyphens, underscores and dots`,
      );
    }
    return [key, toBytes(value, `${field}["${key}"]`)];
  });
}

function decodeData(value: unknown, field: string): Uint8Array<ArrayBuffer> {
  const bytes =
    value === null
      ? new Uint8Array()
      : typeof value === 'string' && base64ToBytes(value);
  if (!bytes) {
    throw new SealingError(
      'invalid-value',
      field,
      'Values under data must be base64; clear text belongs under stringData',
    );
  }
  return valueBytes(bytes, field);
}

function recordEntries(source: unknown, field: string): [string, unknown][] {
  if (source === undefined || source === null) {
    return [];
  }
  if (!isRecord(source)) {
    throw new SealingError('invalid-value', field, `${field} must be a map`);
  }
  return Object.entries(source);
}

function stringMap(
  source: unknown,
  field: string,
  without: string[] = [],
): Record<string, string> | undefined {
  const entries = recordEntries(source, field).filter(
    ([key]) => !without.includes(key),
  );
  if (entries.some(([, value]) => typeof value !== 'string')) {
    throw new SealingError(
      'invalid-value',
      field,
      `${field} must map text to text: put numbers and true or false in quotes`,
    );
  }
  return entries.length > 0
    ? (Object.fromEntries(entries) as Record<string, string>)
    : undefined;
}

function stringList(source: unknown, field: string): string[] | undefined {
  if (source === undefined || source === null) {
    return undefined;
  }
  if (!Array.isArray(source) || source.some(item => typeof item !== 'string')) {
    throw new SealingError(
      'invalid-value',
      field,
      `${field} must be a list of texts`,
    );
  }
  return source.length > 0 ? source : undefined;
}

function optionalBoolean(value: unknown, field: string): boolean | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'boolean') {
    throw new SealingError(
      'invalid-value',
      field,
      `${field} must be true or false, without quotes`,
    );
  }
  return value;
}

function optionalString(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (typeof value !== 'string') {
    throw new SealingError('invalid-value', field, `${field} must be text`);
  }
  return value;
}

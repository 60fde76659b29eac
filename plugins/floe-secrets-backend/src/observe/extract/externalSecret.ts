import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { plainText } from '../../model/masking/plainText';
import {
  ExternalSecretFacts,
  ObservedSecret,
  StoreRefFacts,
} from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import {
  Fields,
  fieldsOf,
  itemsOf,
  keyOf,
  keysOf,
  nameOf,
  oneOf,
  timeOf,
  unique,
} from './fields';
import { forceSyncTimes } from './forceSync';
import { extractGeneratorRef } from './generatorRefs';
import { invalidDurations, windowDurations } from './invalidDurations';
import { rewrittenFields } from './rewrittenFields';
import { refreshInterval, refreshIntervalText } from './refreshInterval';
import { ExtractContext, extractMetadata, statusChangedAt } from './metadata';
import { extractStoreRef } from './storeRefs';
import { syncWindowsOf } from './syncWindows';

/** Reads an ExternalSecret of external-secrets.io/v1 or v1beta1. */
export function extractExternalSecret(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedSecret | undefined {
  const metadata = extractMetadata(object, context);
  return (
    metadata && {
      ...metadata,
      facts: externalSecretFacts(object, metadata.name),
    }
  );
}

function externalSecretFacts(
  object: KubernetesObject,
  name: string,
): ExternalSecretFacts {
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  const target = fieldsOf(spec.target);
  const template = fieldsOf(target.template);
  const data = itemsOf(spec.data);
  const dataFrom = itemsOf(spec.dataFrom);
  const store = extractStoreRef(spec.secretStoreRef);
  const refs = [
    ...data.map(({ remoteRef: source, secretKey }) => ({ source, secretKey })),
    ...dataFrom.map(({ extract }) => ({
      source: extract,
      secretKey: undefined,
    })),
  ].flatMap(({ secretKey, source }, place) =>
    remoteRef(source, secretKey).map(ref => ({
      ref,
      index: place < data.length ? place : place - data.length,
      version: versionOf(source),
    })),
  );
  const hasVersions = refs.some(({ version }) => version !== null);
  return {
    type: 'external-secret',
    forceSync: forceSyncTimes(object.metadata),
    store,
    otherStores: unique(
      [...data, ...dataFrom]
        .flatMap(entry => sourceStoreOf(entry) ?? [])
        .filter(ref => ref.kind !== store?.kind || ref.name !== store.name),
    ),
    generators: unique(
      [...data, ...dataFrom].flatMap(({ sourceRef }) => {
        const { generatorRef } = fieldsOf(sourceRef);
        return extractGeneratorRef(generatorRef);
      }),
    ),
    targetName: nameOf(target.name) ?? name,
    targetKind: nameOf(fieldsOf(target.manifest).kind) ?? null,
    creationPolicy: oneOf(
      ['Owner', 'Orphan', 'Merge', 'None', 'CreateOrMerge'],
      target.creationPolicy,
    ),
    deletionPolicy: oneOf(['Retain', 'Delete', 'Merge'], target.deletionPolicy),
    immutable: target.immutable === true,
    refreshPolicy: oneOf(
      ['Periodic', 'OnChange', 'CreatedOnce'],
      spec.refreshPolicy,
    ),
    refreshIntervalSeconds: refreshInterval(spec.refreshInterval),
    ...refreshIntervalText(spec.refreshInterval),
    syncWindows: syncWindowsOf(spec.syncWindows),
    ...rewrittenFields(object),
    ...invalidDurations({
      'spec.refreshInterval': spec.refreshInterval,
      ...windowDurations(itemsOf(fieldsOf(spec.syncWindows).windows)),
    }),
    remoteRefs: refs.map(({ ref }) => ref),
    refIndexes: refs.map(({ index }) => index),
    ...(hasVersions && { refVersions: refs.map(({ version }) => version) }),
    sourceStores: {
      data: data.map(sourceStoreOf),
      dataFrom: dataFrom.map(sourceStoreOf),
    },
    hasFind: dataFrom.some(
      ({ find }) => typeof find === 'object' && find !== null,
    ),
    templateKeys: keysOf(template.data),
    templateMerges: template.mergePolicy === 'Merge',
    hasTemplateFrom: itemsOf(template.templateFrom).length > 0,
    decodingStrategies: unique(
      [...data.map(({ remoteRef: ref }) => ref), ...dataFrom.flatMap(sources)]
        .map(ref => plainText(fieldsOf(ref).decodingStrategy, 50))
        .filter(strategy => strategy !== '' && strategy !== 'None'),
    ),
    refreshTime: timeOf(status.refreshTime),
    statusChangedAt: statusChangedAt(object),
    syncedResourceVersion: nameOf(status.syncedResourceVersion) ?? null,
    bindingName: nameOf(fieldsOf(status.binding).name) ?? null,
    reportsBinding: 'binding' in status,
    ready: extractCondition(findCondition(status, 'Ready')),
  };
}

function sourceStoreOf({ sourceRef }: Fields): StoreRefFacts | null {
  return extractStoreRef(fieldsOf(sourceRef).storeRef) ?? null;
}

/** The version that a reference asks for, where it asks for a certain one. */
function versionOf(ref: unknown): string | null {
  return plainText(fieldsOf(ref).version, 200) || null;
}

function sources({ extract, find }: Fields): unknown[] {
  return [extract, find];
}

function remoteRef(ref: unknown, secretKey: unknown): RemoteRef[] {
  const { key, property } = fieldsOf(ref);
  const remoteKey = keyOf(key);
  return remoteKey
    ? [
        {
          secretKey: nameOf(secretKey) ?? null,
          key: remoteKey,
          property: keyOf(property) ?? null,
        },
      ]
    : [];
}

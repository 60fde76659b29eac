import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import fs from 'node:fs';
import path from 'node:path';

type RecordedObject = KubernetesObject & {
  metadata: { name: string; namespace: string; annotations?: any };
};

function readObjects(file: string): RecordedObject[] {
  return JSON.parse(
    fs.readFileSync(path.join(__dirname, '../__fixtures__', file), 'utf8'),
  );
}

/**
 * What a real API server sent as PartialObjectMetadata of Secrets that
 * kubectl, helm 3.21.4, External Secrets Operator 0.20.4 and the Sealed
 * Secrets controller 0.36.6 had written; those of Argo CD and Flux were
 * written with their names and labels.
 */
export const allRecordedSecretMetadata = readObjects(
  'kubernetes-1.36.3-secret-metadata.json',
);

/** Pods that a real API server had taken, their statuses written as a kubelet would. */
export const allRecordedPods = readObjects('kubernetes-1.36.3-pods.json');

export function recordedSecretMetadata(name: string): RecordedObject {
  return find(allRecordedSecretMetadata, name);
}

export function recordedPod(name: string): RecordedObject {
  return find(allRecordedPods, name);
}

function find(objects: RecordedObject[], name: string): RecordedObject {
  const found = objects.find(({ metadata }) => metadata.name === name);
  if (!found) {
    throw new Error(`No recorded object is called ${name}`);
  }
  return structuredClone(found);
}

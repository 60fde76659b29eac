import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import fs from 'node:fs';
import path from 'node:path';

/** An object of a real cluster with the events that belong to it. */
type RecordedCase = {
  object: KubernetesObject & { metadata: { name: string; namespace?: string } };
  events: (KubernetesObject & { message: string; reason: string })[];
};

function readCases(file: string): RecordedCase[] {
  return JSON.parse(
    fs.readFileSync(path.join(__dirname, '../__fixtures__', file), 'utf8'),
  );
}

/**
 * What External Secrets Operator 2.9.0 and the Sealed Secrets controller
 * 0.36.6 wrote to a real API server, see the file's name.
 */
export const recordedCases = readCases('eso-2.9.0+sealed-secrets-0.36.6.json');

/**
 * What External Secrets Operator 0.20.4 made of generators, and of objects
 * that are for several namespaces.
 */
export const recordedOriginCases = readCases('eso-0.20.4-origins.json');

/** What Flux's kustomize-controller 1.9.6 wrote to a real API server. */
export const recordedFluxCases = readCases(
  'flux-kustomize-controller-1.9.6.json',
);

/** The recorded case of one object, by `name` or `namespace/name`. */
export function recordedCase(kind: string, name: string): RecordedCase {
  const found = [
    ...recordedCases,
    ...recordedFluxCases,
    ...recordedOriginCases,
  ].find(
    ({ object: { kind: itsKind, metadata } }) =>
      itsKind === kind &&
      (metadata.name === name ||
        `${metadata.namespace}/${metadata.name}` === name),
  );
  if (!found) {
    throw new Error(`No recorded ${kind} is called ${name}`);
  }
  return structuredClone(found);
}

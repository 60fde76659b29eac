import { Request } from 'express';
import { KubernetesObject } from '../../objects';
import { notAcceptable } from '../apiErrors';
import { apiVersionOf, ResourceDefinition } from '../resources/definition';

/** The requested form of objects: their version, and whether only the metadata. */
export type Representation = {
  apiVersion: string;
  metadataOnly: boolean;
};

export function representationOf(
  definition: ResourceDefinition,
  version: string,
  accept: string | undefined,
): Representation {
  return {
    apiVersion: apiVersionOf(definition, version),
    metadataOnly: /as=PartialObjectMetadata(List)?\b/.test(accept ?? ''),
  };
}

export function represent(
  object: KubernetesObject,
  { apiVersion, metadataOnly }: Representation,
): KubernetesObject {
  if (metadataOnly) {
    return {
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: object.metadata,
    };
  }
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

export function listHeader(
  definition: ResourceDefinition,
  { apiVersion, metadataOnly }: Representation,
): { kind: string; apiVersion: string } {
  return metadataOnly
    ? { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' }
    : { kind: `${definition.kind}List`, apiVersion };
}

/** @throws a `NotAcceptable` ApiError if the client does not accept JSON */
export function checkAccepted(request: Request): void {
  const accept = request.header('accept') ?? '*/*';
  if (!/json|text|\*\/\*|application\/\*|pem/.test(accept)) {
    throw notAcceptable(['application/json']);
  }
}

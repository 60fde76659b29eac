import type { Entity } from '@backstage/catalog-model';
import {
  FLOE_NAMESPACE_ANNOTATION,
  FLOE_RELEASE_ANNOTATION,
  FLOE_VALUES_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { stringify } from 'yaml';

/** The passage of an entity's descriptor that names its Helm release. */
export function releaseAnnotations(entity: Entity): string {
  return annotationsYaml(entity, {
    [FLOE_RELEASE_ANNOTATION]: entity.metadata.name,
    [FLOE_NAMESPACE_ANNOTATION]: 'floe',
    [FLOE_VALUES_ANNOTATION]: 'deploy/{environment}/values.yaml',
  });
}

/** The passage of an entity's descriptor with Backstage's own annotations. */
export function kubernetesAnnotations(entity: Entity): string {
  return annotationsYaml(entity, {
    [KUBERNETES_ANNOTATIONS.id]: entity.metadata.name,
    [KUBERNETES_ANNOTATIONS.namespace]: 'floe',
    [FLOE_VALUES_ANNOTATION]: 'deploy/{environment}/values.yaml',
  });
}

function annotationsYaml(
  entity: Entity,
  annotations: Record<string, string>,
): string {
  const { name, namespace } = entity.metadata;
  return stringify({
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: {
      name,
      ...(namespace && namespace !== 'default' ? { namespace } : {}),
      annotations,
    },
  }).trimEnd();
}

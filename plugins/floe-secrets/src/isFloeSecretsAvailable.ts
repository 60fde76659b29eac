import type { Entity } from '@backstage/catalog-model';
import {
  FLOE_RELEASE_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Whether an entity names its secrets: by one of Backstage's Kubernetes
 * annotations, or by its Helm release.
 * @public
 */
export function isFloeSecretsAvailable(entity: Entity): boolean {
  const { annotations = {} } = entity.metadata;
  return [
    FLOE_RELEASE_ANNOTATION,
    KUBERNETES_ANNOTATIONS.id,
    KUBERNETES_ANNOTATIONS.labelSelector,
  ].some(name => Boolean(annotations[name]));
}

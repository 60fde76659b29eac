import type { Entity } from '@backstage/catalog-model';
import {
  FLOE_RELEASE_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Whether an entity says where its secrets are: by one of Backstage's own
 * Kubernetes annotations, or by the Helm release it is deployed as.
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

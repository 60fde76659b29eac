import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedOrigin } from '../../model/observed';
import { extractCondition, findReadiness } from './condition';
import { fieldsOf, nameOf } from './fields';
import { ExtractContext, extractMetadata } from './metadata';

/**
 * Reads a generator of generators.external-secrets.io/v1alpha1 or a
 * SopsProvider of addons.projectcapsule.dev/v1alpha1. Stores only that it
 * exists, the kind of a ClusterGenerator's generator, and whether a
 * SopsProvider is ready. For other kinds the metadata is enough.
 */
export function extractOrigin(
  object: KubernetesObject,
  context: ExtractContext,
): ObservedOrigin | undefined {
  const metadata = extractMetadata(object, context);
  if (!metadata) {
    return undefined;
  }
  const { kind } = fieldsOf(object.spec);
  return {
    id: metadata.id,
    cluster: metadata.cluster,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    kind: context.kind,
    namespace: metadata.namespace || null,
    name: metadata.name,
    apiVersion: metadata.apiVersion,
    seenAt: metadata.seenAt,
    generates:
      context.kind === 'ClusterGenerator' ? nameOf(kind) ?? null : null,
    ready: extractCondition(findReadiness(fieldsOf(object.status))),
  };
}

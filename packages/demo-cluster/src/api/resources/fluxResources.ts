import { anything } from '../schema/schema';
import { ResourceDefinition } from './definition';

function flux(
  group: string,
  kind: string,
  resource: string,
): ResourceDefinition {
  return {
    group,
    versions: ['v1'],
    resource,
    singular: kind.toLowerCase(),
    kind,
    shortNames: [],
    categories: [],
    namespaced: true,
    hasStatus: true,
    hasGeneration: true,
    custom: true,
    body: { spec: anything },
  };
}

/**
 * The kinds of Flux that deploying a folder of a repository needs. No controller
 * of this package acts on them: the embedded Git host does.
 */
export const fluxResources: readonly ResourceDefinition[] = [
  flux('source.toolkit.fluxcd.io', 'GitRepository', 'gitrepositories'),
  flux('kustomize.toolkit.fluxcd.io', 'Kustomization', 'kustomizations'),
];

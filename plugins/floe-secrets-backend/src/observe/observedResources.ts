import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import {
  CAPSULE_SOPS_GROUP,
  EXTERNAL_SECRETS_GROUP,
  FLUX_KUSTOMIZE_GROUP,
  GENERATORS_GROUP,
  ISINDIR_SOPS_GROUP,
  SEALED_SECRETS_GROUP,
} from '../model/kinds';
import {
  ObservedOrigin,
  ObservedSecret,
  ObservedStore,
} from '../model/observed';
import { extractClusterExternalSecret } from './extract/clusterExternalSecret';
import { extractClusterPushSecret } from './extract/clusterPushSecret';
import { extractExternalSecret } from './extract/externalSecret';
import { extractFluxKustomization } from './extract/fluxKustomization';
import { ExtractContext } from './extract/metadata';
import { extractOrigin } from './extract/origin';
import { extractPushSecret } from './extract/pushSecret';
import { extractSealedSecret } from './extract/sealedSecret';
import { extractStore } from './extract/secretStore';
import { extractCapsuleSopsSecret } from './extract/capsuleSopsSecret';
import { extractIsindirSopsSecret } from './extract/isindirSopsSecret';

/**
 * The version of all extraction functions together. Raise it when one of
 * them reads something else than before: stored objects are read anew then.
 */
export const FACTS_VERSION = 9;

/** A resource whose objects are observed. */
export type ObservedResource = {
  /** `plural.group`, as the store calls it. */
  name: string;
  group: string;
  plural: string;
  kind: string;
  /** Versions that can be read, the preferred one first. */
  versions: string[];
} & (
  | {
      holds: 'secret';
      /** Whether some of its objects have nothing to do with secrets. */
      isSelective?: boolean;
      extract(
        object: KubernetesObject,
        context: ExtractContext,
      ): ObservedSecret | undefined;
    }
  | {
      holds: 'store';
      extract(
        object: KubernetesObject,
        context: ExtractContext,
      ): ObservedStore | undefined;
    }
  | {
      holds: 'origin';
      /** Whether the metadata of its objects tells all that is kept. */
      isMetadataEnough?: boolean;
      extract(
        object: KubernetesObject,
        context: ExtractContext,
      ): ObservedOrigin | undefined;
    }
);

const ESO_VERSIONS = ['v1', 'v1beta1'];

export const OBSERVED_RESOURCES: ObservedResource[] = [
  // Stores first: a secret is judged by its store.
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'secretstores', ESO_VERSIONS),
    kind: 'SecretStore',
    holds: 'store',
    extract: (object, context) =>
      extractStore(object, { ...context, kind: 'SecretStore' }),
  },
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'clustersecretstores', ESO_VERSIONS),
    kind: 'ClusterSecretStore',
    holds: 'store',
    extract: (object, context) =>
      extractStore(object, { ...context, kind: 'ClusterSecretStore' }),
  },
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'externalsecrets', ESO_VERSIONS),
    kind: 'ExternalSecret',
    holds: 'secret',
    extract: extractExternalSecret,
  },
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'clusterexternalsecrets', ESO_VERSIONS),
    kind: 'ClusterExternalSecret',
    holds: 'secret',
    extract: extractClusterExternalSecret,
  },
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'pushsecrets', ['v1alpha1']),
    kind: 'PushSecret',
    holds: 'secret',
    extract: extractPushSecret,
  },
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'clusterpushsecrets', ['v1alpha1']),
    kind: 'ClusterPushSecret',
    holds: 'secret',
    extract: extractClusterPushSecret,
  },
  {
    ...resource(SEALED_SECRETS_GROUP, 'sealedsecrets', ['v1alpha1']),
    kind: 'SealedSecret',
    holds: 'secret',
    extract: extractSealedSecret,
  },
  {
    ...resource(FLUX_KUSTOMIZE_GROUP, 'kustomizations', ['v1']),
    kind: 'Kustomization',
    holds: 'secret',
    isSelective: true,
    extract: extractFluxKustomization,
  },
  {
    ...resource(ISINDIR_SOPS_GROUP, 'sopssecrets', ['v1alpha3']),
    kind: 'SopsSecret',
    holds: 'secret',
    extract: extractIsindirSopsSecret,
  },
  {
    ...resource(CAPSULE_SOPS_GROUP, 'sopsproviders', ['v1alpha1']),
    kind: 'SopsProvider',
    holds: 'origin',
    extract: extractOrigin,
  },
  {
    ...resource(CAPSULE_SOPS_GROUP, 'sopssecrets', ['v1alpha1']),
    kind: 'SopsSecret',
    holds: 'secret',
    extract: extractCapsuleSopsSecret,
  },
  {
    ...resource(CAPSULE_SOPS_GROUP, 'globalsopssecrets', ['v1alpha1']),
    kind: 'GlobalSopsSecret',
    holds: 'secret',
    extract: extractCapsuleSopsSecret,
  },
];

/** API groups of the observed resources, and of those that are when they are referred to. */
export const OBSERVED_GROUPS: string[] = [
  ...new Set([
    ...OBSERVED_RESOURCES.map(({ group }) => group),
    GENERATORS_GROUP,
  ]),
];

function resource(group: string, plural: string, versions: string[]) {
  return { name: `${plural}.${group}`, group, plural, versions };
}

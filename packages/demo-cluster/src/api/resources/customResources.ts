import {
  clusterExternalSecretSpec,
  externalSecretSpec,
  pushSecretSpec,
} from '../schema/externalSecretSchemas';
import { anything, object, Schema } from '../schema/schema';
import { storeSpec } from '../schema/storeSchema';
import { sealedSecretSpec } from '../schema/sealedSecretSchema';
import { ResourceDefinition } from './definition';

/** Versions of `external-secrets.io` that the cluster serves for ExternalSecrets and stores. */
export type ExternalSecretsVersion = 'v1' | 'v1beta1';

type Fields = {
  kind: string;
  shortName?: string;
  spec: Schema;
  namespaced?: boolean;
  specRequired?: boolean;
};

function custom(
  group: string,
  versions: readonly string[],
  { kind, shortName, spec, namespaced = true, specRequired }: Fields,
): ResourceDefinition {
  const singular = kind.toLowerCase();
  return {
    group,
    versions,
    resource: `${singular}s`,
    singular,
    kind,
    shortNames: shortName ? [shortName] : [],
    categories: group === 'external-secrets.io' ? ['external-secrets'] : [],
    namespaced,
    hasStatus: true,
    hasGeneration: true,
    custom: true,
    body: { spec },
    required: specRequired ? ['spec'] : [],
  };
}

/** The kinds of External Secrets Operator and of Sealed Secrets. */
export function customResources(
  externalSecretsVersions: readonly ExternalSecretsVersion[],
): ResourceDefinition[] {
  const eso = (fields: Fields) =>
    custom('external-secrets.io', externalSecretsVersions, fields);
  const push = (fields: Fields) =>
    custom('external-secrets.io', ['v1alpha1'], fields);
  return [
    eso({ kind: 'ExternalSecret', shortName: 'es', spec: externalSecretSpec }),
    eso({ kind: 'SecretStore', shortName: 'ss', spec: storeSpec }),
    eso({
      kind: 'ClusterSecretStore',
      shortName: 'css',
      spec: storeSpec,
      namespaced: false,
    }),
    eso({
      kind: 'ClusterExternalSecret',
      shortName: 'ces',
      spec: clusterExternalSecretSpec,
      namespaced: false,
    }),
    push({ kind: 'PushSecret', shortName: 'ps', spec: pushSecretSpec }),
    push({
      kind: 'ClusterPushSecret',
      spec: object({ pushSecretSpec }, { open: true }),
      namespaced: false,
    }),
    custom('generators.external-secrets.io', ['v1alpha1'], {
      kind: 'Password',
      spec: anything,
    }),
    custom('bitnami.com', ['v1alpha1'], {
      kind: 'SealedSecret',
      spec: sealedSecretSpec,
      specRequired: true,
    }),
  ];
}

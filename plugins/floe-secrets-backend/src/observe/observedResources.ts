import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import {
  CAPSULE_SOPS_GROUP,
  EXTERNAL_SECRETS_GROUP,
  GENERATORS_GROUP,
} from '../model/kinds';
import {
  ObservedOrigin,
  ObservedSecret,
  ObservedStore,
} from '../model/observed';
import { ExtractContext } from './extract/metadata';
import { extractOrigin } from './extract/origin';
import { extractStore } from './extract/secretStore';
import { observeKinds } from './ObserveKind';

/**
 * The version of all extraction functions together. Increment it when one of
 * them changes its result, so that stored objects are read again.
 */
export const FACTS_VERSION = 15;

/** A resource whose objects are observed. */
export type ObservedResource = {
  /** `plural.group`, as the store calls it. */
  name: string;
  group: string;
  plural: string;
  kind: string;
  /** Supported versions, the preferred one first. */
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
      /** Whether the metadata has everything that is stored. */
      isMetadataEnough?: boolean;
      extract(
        object: KubernetesObject,
        context: ExtractContext,
      ): ObservedOrigin | undefined;
    }
);

/** Resources that managed secrets refer to. */
const DRAWN_ON: ObservedResource[] = [
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'secretstores'),
    versions: ['v1', 'v1beta1'],
    kind: 'SecretStore',
    holds: 'store',
    extract: (object, context) =>
      extractStore(object, { ...context, kind: 'SecretStore' }),
  },
  {
    ...resource(EXTERNAL_SECRETS_GROUP, 'clustersecretstores'),
    versions: ['v1', 'v1beta1'],
    kind: 'ClusterSecretStore',
    holds: 'store',
    extract: (object, context) =>
      extractStore(object, { ...context, kind: 'ClusterSecretStore' }),
  },
  {
    ...resource(CAPSULE_SOPS_GROUP, 'sopsproviders'),
    versions: ['v1alpha1'],
    kind: 'SopsProvider',
    holds: 'origin',
    extract: extractOrigin,
  },
];

/**
 * All observed resources; stores first, because a secret is evaluated with its
 * store.
 */
export function observedResources(): ObservedResource[] {
  return [
    ...DRAWN_ON,
    ...observeKinds.all().flatMap(({ objects }) =>
      objects.flatMap(({ group, kind, plural, reflected }) =>
        reflected
          ? [
              {
                ...resource(group, plural),
                ...reflected,
                kind,
                holds: 'secret' as const,
              },
            ]
          : [],
      ),
    ),
  ];
}

/**
 * API groups of the observed resources, including those that are observed when
 * they are referred to.
 */
export function observedGroups(): string[] {
  const groups = observedResources().map(({ group }) => group);
  return [...new Set([...groups, GENERATORS_GROUP])];
}

function resource(group: string, plural: string) {
  return { name: `${plural}.${group}`, group, plural };
}

import { Approach } from '@floe/backstage-plugin-floe-secrets-common';
import {
  CAPSULE_SOPS_GROUP,
  EXTERNAL_SECRETS_GROUP,
  GENERATORS_GROUP,
} from '../../../model/kinds';
import { KindObject, modelKinds } from '../../../model/ModelKind';
import {
  PODS_RESOURCE,
  SECRETS_RESOURCE,
} from '../../../model/observedTargets';

/** Why the portal observes a resource. */
type ObservedFor = {
  /** The approaches that need it; null for all */
  approach: Approach | null;
  /**
   * What is unknown while the resource cannot be read: a phrase that completes
   * a sentence.
   */
  shows: string;
};

const SHOWS: Record<string, string> = {
  events: 'why a secret fails: the operators report the cause in events only',
  'sealing-certificate': 'the certificate that new values are sealed with',
  [SECRETS_RESOURCE]:
    'whether each target Secret exists, and when its data last changed',
  [PODS_RESOURCE]: 'which workloads use a secret',
  [`secretstores.${EXTERNAL_SECRETS_GROUP}`]:
    'the SecretStores: which provider a secret comes from, and whether the store is ready',
  [`clustersecretstores.${EXTERNAL_SECRETS_GROUP}`]:
    'the ClusterSecretStores: which provider a secret comes from, and whether the store is ready',
  [`sopsproviders.${CAPSULE_SOPS_GROUP}`]:
    'the SopsProviders: which keys decrypt a SopsSecret',
};

/**
 * Returns why a resource (`plural.group`, or a name of our own) is observed.
 */
export function observedFor(resource: string): ObservedFor {
  const { group, plural } = splitResource(resource);
  if (resource === 'sealing-certificate') {
    return { approach: 'sealed-secrets', shows: SHOWS[resource] };
  }
  return {
    approach: approachOfGroup(group),
    shows:
      SHOWS[resource] ??
      (group === GENERATORS_GROUP
        ? `whether the generators of the resource ${plural} exist`
        : `the objects of the resource ${plural}`),
  };
}

function approachOfGroup(group: string): Approach | null {
  if (group === GENERATORS_GROUP) {
    return 'external-secrets';
  }
  const isOfGroup = (object: KindObject) =>
    group !== '' && object.group === group;
  return (
    modelKinds.all().find(({ objects }) => objects.some(isOfGroup))?.approach ??
    null
  );
}

/** Splits `plural.group`; the core group is empty. */
export function splitResource(resource: string): {
  plural: string;
  group: string;
} {
  const [plural, ...group] = resource.split('.');
  return { plural, group: group.join('.') };
}

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

/** What a resource of a cluster is observed for. */
type ObservedFor = {
  /** null: for all of them */
  approach: Approach | null;
  /** What is unknown while the resource cannot be read, as a sentence without a full stop. */
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

/** Tells what a resource (`plural.group`, or a name of our own) is observed for. */
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

/** Takes `plural.group` apart; the core group is empty. */
export function splitResource(resource: string): {
  plural: string;
  group: string;
} {
  const [plural, ...group] = resource.split('.');
  return { plural, group: group.join('.') };
}

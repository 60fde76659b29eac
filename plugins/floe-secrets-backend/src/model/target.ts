import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ExternalSecretFacts,
  ObservedSecret,
  ProducedSecret,
  SealedSecretFacts,
  SopsSecretFacts,
} from './observed';

/** The Secret that an object is to produce, as far as the object tells. */
export function targetOf({
  facts,
  name,
}: Pick<ObservedSecret, 'facts' | 'name'>): ManagedSecret['target'] {
  switch (facts.type) {
    case 'external-secret':
      return {
        name: facts.targetName,
        exists: externalTargetExists(facts),
        keys: externalKeys(facts),
      };
    case 'sealed-secret':
      return {
        name: facts.targetName,
        exists: sealedTargetExists(facts),
        keys: declaredKeys(
          [],
          [...facts.ciphertexts.map(({ key }) => key), ...facts.templateKeys],
        ),
      };
    case 'flux-kustomization':
      return {
        ...onlySecret(facts.secrets),
        exists:
          facts.secrets.length === 1 && facts.ready?.status === 'True'
            ? true
            : null,
        keys: [],
      };
    case 'sops-secret':
      return {
        ...onlySecret(facts.secrets),
        exists: sopsTargetExists(facts),
        keys: facts.keys,
      };
    case 'sops-file':
      return {
        // Of values for a chart it is the chart that knows.
        ...(facts.manifests.length > 0
          ? onlySecret(facts.manifests)
          : { name: '' }),
        exists: null,
        keys: facts.manifests.length === 1 ? facts.manifests[0].keys : [],
      };
    case 'plain-secret':
      return { name, exists: true, keys: facts.keys };
    case 'push-secret':
    case 'cluster-push-secret':
      return {
        name: facts.secretName ?? '',
        exists: null,
        keys: declaredKeys(
          [],
          facts.remoteRefs.flatMap(({ secretKey }) => secretKey ?? []),
        ),
      };
    default:
      return { name: facts.externalSecretName, exists: null, keys: [] };
  }
}

/**
 * A template replaces the keys of the provider with its own, unless its
 * mergePolicy is Merge (`template` in externalsecret_controller_template.go).
 */
function externalKeys(facts: ExternalSecretFacts): string[] {
  const { hasTemplateFrom, remoteRefs, templateKeys, templateMerges } = facts;
  const own = remoteRefs.flatMap(({ secretKey }) => secretKey ?? []);
  if (templateMerges) {
    return declaredKeys([], [...own, ...templateKeys]);
  }
  return hasTemplateFrom ? templateKeys : declaredKeys(templateKeys, own);
}

/** A template with data of its own replaces the keys of the provider. */
function declaredKeys(templateKeys: string[], keys: string[]): string[] {
  return [...new Set(templateKeys.length ? templateKeys : keys)];
}

/**
 * Ready alone does not prove a target. The controller binds one
 * (`status.binding`) when it has written it, and names the cases in which
 * there is none. It does not notice before its next refresh that a target with
 * creationPolicy Orphan was deleted.
 */
function externalTargetExists(facts: ExternalSecretFacts): boolean | null {
  const { ready } = facts;
  if (ready?.status === 'True') {
    if (
      ready.reason?.endsWith('Missing') ||
      ready.reason?.endsWith('Deleted')
    ) {
      return false;
    }
    return ready.reason?.endsWith('Synced') &&
      !['None', 'Orphan'].includes(facts.creationPolicy) &&
      facts.bindingName === facts.targetName
      ? true
      : null;
  }
  return ready?.message === 'target is owned by another ExternalSecret'
    ? true
    : null;
}

function sealedTargetExists({ synced }: SealedSecretFacts): boolean | null {
  if (synced?.status === 'True') {
    return true;
  }
  return synced?.message?.includes('already exists and is not managed')
    ? true
    : null;
}

/** One object may produce several Secrets; then no single name is its target's. */
function onlySecret(
  secrets: Pick<ProducedSecret, 'name'>[],
): Pick<ManagedSecret['target'], 'name' | 'count'> {
  return secrets.length === 1
    ? { name: secrets[0].name }
    : { name: '', count: secrets.length };
}

function sopsTargetExists({
  failedSecrets,
  ready,
  secrets,
  suspended,
}: SopsSecretFacts): boolean | null {
  return secrets.length > 0 &&
    ready?.status === 'True' &&
    failedSecrets.length === 0 &&
    !suspended
    ? true
    : null;
}

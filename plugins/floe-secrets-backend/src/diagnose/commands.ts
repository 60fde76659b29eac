import {
  Remedy,
  shellCommand,
  shellQuote,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RECONCILE_REQUEST } from '../model/forceSync';
import { ObservedSecret, ObservedStore } from '../model/observed';
import { remoteKeyLink } from './remoteKeyLink';

export { shellCommand, shellQuote };

/**
 * The name of an object in a command; cluster-scoped if it has no namespace.
 */
export type NamedObject = {
  kind: string;
  name: string;
  namespace: string | null;
};

/** `kubectl describe` of an object, which shows its status and its events. */
export function describeCommand({
  kind,
  name,
  namespace,
}: NamedObject): string {
  return shellCommand(
    'kubectl',
    'describe',
    kind.toLowerCase(),
    name,
    ...(namespace ? ['-n', namespace] : []),
  );
}

/**
 * `kubectl describe` of a managed secret, as in the guide's troubleshooting
 * chapter.
 */
export function describeSecret(secret: ObservedSecret): Remedy {
  return {
    title: `Show the conditions and events of this ${secret.kind}`,
    command: describeCommand(secret),
  };
}

/** `kubectl describe` of a store. */
export function describeStore(store: NamedObject): Remedy {
  return {
    title: `Show the conditions and events of the ${store.kind}`,
    command: describeCommand({
      ...store,
      namespace: store.kind === 'SecretStore' ? store.namespace : null,
    }),
  };
}

/**
 * `kubectl annotate` of a Secret.
 *
 * @param words - the annotation as `key=value`, and options
 */
export function annotateSecret(
  { name, namespace }: { name: string; namespace: string },
  ...words: string[]
): string {
  return shellCommand(
    ...['kubectl', 'annotate', 'secret', name],
    ...['-n', namespace, ...words],
  );
}

/** Changes an annotation, which makes the operator fetch again (convention of the ESO documentation). */
export function forceSync(secret: ObservedSecret): Remedy {
  return {
    title: 'Let the operator fetch again at once',
    command: `${shellCommand(
      'kubectl',
      'annotate',
      secret.kind.toLowerCase(),
      secret.name,
      '-n',
      secret.namespace,
    )} force-sync="$(date +%s)" --overwrite`,
  };
}

/**
 * Makes Flux apply a Kustomization now, like `flux reconcile kustomization`.
 */
export function reconcileNow(
  secret: ObservedSecret,
  title = 'Reconcile it now',
): Remedy {
  return {
    title,
    command: `${shellCommand(
      ...['kubectl', 'annotate', 'kustomization', secret.name],
      ...['-n', secret.namespace],
    )} ${RECONCILE_REQUEST}="$(date +%s)" --overwrite`,
  };
}

const PROVIDER_PAGES: Record<string, string> = {
  aws: 'aws-secrets-manager',
  vault: 'hashicorp-vault',
  gcpsm: 'google-secrets-manager',
  azurekv: 'azure-key-vault',
  ibm: 'ibm-secrets-manager',
  conjur: 'conjur',
  kubernetes: 'kubernetes',
  oracle: 'oracle-vault',
  onepassword: '1password-automation',
  onepasswordSDK: '1password-sdk',
  bitwardensecretsmanager: 'bitwarden-secrets-manager',
  doppler: 'doppler',
  infisical: 'infisical',
  akeyless: 'akeyless',
  gitlab: 'gitlab-variables',
  yandexlockbox: 'yandex-lockbox',
  yandexcertificatemanager: 'yandex-certificate-manager',
  scaleway: 'scaleway',
  keepersecurity: 'keeper-security',
  delinea: 'delinea',
  secretserver: 'secretserver',
  pulumi: 'pulumi',
  beyondtrust: 'beyondtrust',
  passbolt: 'passbolt',
  webhook: 'webhook',
  openBao: 'openbao',
  chef: 'chef',
  github: 'github',
  fortanix: 'fortanix',
  cloudrusm: 'cloudru',
  previder: 'previder',
  onboardbase: 'onboardbase',
  volcengine: 'volcengine',
  ngrok: 'ngrok',
  senhasegura: 'senhasegura-dsm',
  device42: 'device42',
  alibaba: 'alibaba',
  fake: 'fake',
};

/** The page of the ESO documentation about a provider. */
export function providerDocumentation(provider: string | null): Remedy {
  const page = provider ? PROVIDER_PAGES[provider] : undefined;
  return page
    ? {
        title: 'How this provider is set up',
        link: `https://external-secrets.io/latest/provider/${page}/`,
      }
    : {
        title: 'How stores and providers are set up',
        link: 'https://external-secrets.io/latest/api/secretstore/',
      };
}

/**
 * A command that shows whether a key exists at the provider, without printing
 * its value, and the page of the provider's console.
 */
export function lookUpRemoteKey(
  store: ObservedStore | undefined,
  key: string,
): Remedy | null {
  const command = store && lookUpCommand(store, key);
  const link = store && remoteKeyLink(store, key);
  return command
    ? {
        title: 'Look the key up at the provider (prints no value)',
        command,
        ...(link && { link }),
      }
    : null;
}

function lookUpCommand(store: ObservedStore, key: string): string | null {
  const { detail } = store;
  switch (store.provider) {
    case 'aws': {
      const region = detail.region ? ['--region', detail.region] : [];
      return detail.service === 'ParameterStore'
        ? shellCommand(
            ...['aws', 'ssm', 'describe-parameters', '--parameter-filters'],
            ...[`Key=Name,Values=${key}`, ...region],
          )
        : shellCommand(
            ...['aws', 'secretsmanager', 'describe-secret'],
            ...['--secret-id', key, ...region],
          );
    }
    case 'vault':
    case 'openBao':
      return shellCommand(
        store.provider === 'vault' ? 'vault' : 'bao',
        ...['kv', 'metadata', 'get'],
        ...(detail.path ? [`-mount=${detail.path}`] : []),
        key,
      );
    case 'gcpsm':
      return shellCommand(
        ...['gcloud', 'secrets', 'describe', key],
        ...(detail.projectID ? [`--project=${detail.projectID}`] : []),
      );
    case 'azurekv':
      return shellCommand(
        ...['az', 'keyvault', 'secret', 'list-versions', '--query', '[].id'],
        ...[
          '--id',
          `${(detail.vaultUrl ?? '').replace(/\/$/, '')}/secrets/${key}`,
        ],
      );
    case 'ibm':
      return shellCommand('ibmcloud', 'secrets-manager', 'secrets');
    case 'conjur':
      return shellCommand('conjur', 'resource', 'show', `variable:${key}`);
    default:
      return null;
  }
}

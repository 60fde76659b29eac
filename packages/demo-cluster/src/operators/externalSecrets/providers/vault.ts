import { RemoteRef, Store } from '../types';
import {
  isReferent,
  readSecretKey,
  requireServiceAccount,
} from './credentials';
import { ProviderContext, ProviderError, SecretKeySelector } from './provider';
import { ProviderFailure } from './RemoteStores';
import { ProviderWords } from './simulated';

type VaultSpec = {
  server: string;
  path?: string;
  version: 'v1' | 'v2';
  auth?: {
    tokenSecretRef?: SecretKeySelector;
    appRole?: { secretRef: SecretKeySelector; roleRef?: SecretKeySelector };
    kubernetes?: {
      serviceAccountRef?: { name: string; namespace?: string };
      secretRef?: SecretKeySelector;
    };
  };
};

export function vaultSpecOf(store: Store): VaultSpec {
  return store.spec!.provider.vault as unknown as VaultSpec;
}

/**
 * Reads the Secrets of a store's authentication.
 *
 * @throws ProviderError if a part of it is missing
 */
export function authenticateToVault(
  store: Store,
  context: ProviderContext,
): void {
  const { tokenSecretRef, appRole, kubernetes } = vaultSpecOf(store).auth ?? {};
  const selectors = [
    tokenSecretRef,
    appRole?.roleRef,
    appRole?.secretRef,
    kubernetes?.secretRef && {
      ...kubernetes.secretRef,
      key: kubernetes.secretRef.key ?? 'token',
    },
  ];
  for (const selector of selectors) {
    if (selector) {
      readSecretKey(store, context, selector);
    }
  }
  const account = kubernetes?.serviceAccountRef;
  if (account) {
    requireServiceAccount(
      store,
      context,
      account,
      () =>
        `cannot request Kubernetes service account token for service account "${account.name}": cannot get Kubernetes service account "${account.name}": ServiceAccount "${account.name}" not found`,
    );
  }
  if (!tokenSecretRef && !appRole && !kubernetes) {
    throw new ProviderError(
      'cannot initialize Vault client: no valid auth method specified',
    );
  }
}

/**
 * The path of a key within the mount; a prefix that repeats the mount is
 * removed (client_get.go, buildPath).
 */
function pathInMount({ key }: RemoteRef, store: Store): string {
  const { path: mount, version } = vaultSpecOf(store);
  if (!mount || !key.startsWith(`${mount}/`)) {
    return key;
  }
  const rest = key.slice(mount.length + 1);
  return version === 'v2' && rest.startsWith('data/')
    ? rest.slice('data/'.length)
    : rest;
}

/** The address of a key in Vault. */
export function vaultUrlOf(ref: RemoteRef, store: Store): string {
  const { server, path, version } = vaultSpecOf(store);
  const mount = [path, version === 'v2' ? 'data' : undefined].filter(Boolean);
  return `${server.replace(/\/$/, '')}/v1/${[
    ...mount,
    pathInMount(ref, store),
  ].join('/')}`;
}

const CAUSES: Record<
  Exclude<ProviderFailure, 'unreachable'>,
  [number, string]
> = {
  'access-denied': [403, '* 1 error occurred:\n\t* permission denied\n\n'],
  throttled: [429, '* request path: rate limit quota exceeded'],
  unavailable: [503, '* Vault is sealed'],
};

function requestFailed(
  method: string,
  url: string,
  failure: ProviderFailure,
): string {
  if (failure === 'unreachable') {
    const { hostname } = new URL(url);
    return `${
      method === 'GET' ? 'Get' : 'Put'
    } "${url}": dial tcp: lookup ${hostname} on 10.96.0.10:53: no such host`;
  }
  const [code, cause] = CAUSES[failure];
  return `Error making API request.\n\nURL: ${method} ${url}\nCode: ${code}. Errors:\n\n${cause}`;
}

/** HashiCorp Vault. Texts: pkg/provider/vault, and hashicorp/vault/api's response.go. */
export const vaultWords: ProviderWords = {
  key: 'vault',
  capabilities: 'ReadWrite',
  authenticate: authenticateToVault,
  isReferent: store => {
    const { tokenSecretRef, appRole, kubernetes } =
      vaultSpecOf(store).auth ?? {};
    return isReferent(store, [
      tokenSecretRef,
      appRole?.secretRef,
      kubernetes?.serviceAccountRef,
      kubernetes?.secretRef,
    ]);
  },
  loginFailed: (failure, store) =>
    `invalid vault credentials: ${requestFailed(
      'GET',
      `${vaultSpecOf(store).server.replace(
        /\/$/,
        '',
      )}/v1/auth/token/lookup-self`,
      failure,
    )}`,
  readFailed: (failure, ref, store) =>
    `cannot read secret data from Vault: ${requestFailed(
      'GET',
      vaultUrlOf(ref, store),
      failure,
    )}`,
  propertyMissing: ({ property }) =>
    `cannot find secret data for key: "${property}"`,
  notJson: () => 'invalid character in value',
  remoteName: pathInMount,
};

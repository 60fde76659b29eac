import { Store } from '../types';
import { isReferent, readSecretKey } from './credentials';
import { ProviderContext, ProviderError, SecretKeySelector } from './provider';
import { ProviderWords } from './simulated';

function authOf<T>(store: Store, key: string): T {
  return (store.spec!.provider[key].auth ?? {}) as T;
}

function readAll(
  store: Store,
  context: ProviderContext,
  selectors: (SecretKeySelector | undefined)[],
  wrap: (text: string) => string = text => text,
): void {
  for (const selector of selectors) {
    try {
      if (selector) {
        readSecretKey(store, context, selector);
      }
    } catch (error) {
      throw new ProviderError(wrap((error as Error).message));
    }
  }
}

type GcpAuth = {
  secretRef?: { secretAccessKeySecretRef: SecretKeySelector };
};

/** Google Secret Manager. Texts: pkg/provider/gcp/secretmanager and the gRPC statuses of the service. */
export const gcpWords: ProviderWords = {
  key: 'gcpsm',
  capabilities: 'ReadWrite',
  authenticate: (store, context) =>
    readAll(
      store,
      context,
      [authOf<GcpAuth>(store, 'gcpsm').secretRef?.secretAccessKeySecretRef],
      text => `failed to create GCP secretmanager client: ${text}`,
    ),
  isReferent: store =>
    isReferent(store, [
      authOf<GcpAuth>(store, 'gcpsm').secretRef?.secretAccessKeySecretRef,
    ]),
  readFailed(failure, { key, version = 'latest' }, store) {
    const project = store.spec!.provider.gcpsm.projectID;
    const status = {
      'access-denied': `PermissionDenied desc = Permission 'secretmanager.versions.access' denied for resource 'projects/${project}/secrets/${key}/versions/${version}' (or it may not exist).`,
      throttled:
        "ResourceExhausted desc = Quota exceeded for quota metric 'Access requests' and limit 'Access requests per minute' of service 'secretmanager.googleapis.com'.",
      unavailable: 'Unavailable desc = The service is currently unavailable.',
      unreachable:
        'Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp: lookup secretmanager.googleapis.com: no such host"',
    }[failure];
    return `unable to access Secret from SecretManager Client: rpc error: code = ${status}`;
  },
  propertyMissing: ({ property, key }) =>
    `key ${property} does not exist in secret ${key}`,
  notJson: () => 'unable to unmarshal secret from JSON: invalid character',
};

/** Azure Key Vault. Texts: pkg/provider/azure/keyvault and go-autorest. */
export const azureWords: ProviderWords = {
  key: 'azurekv',
  capabilities: 'ReadWrite',
  authenticate(store, context) {
    const refs = store.spec!.provider.azurekv.authSecretRef as
      | { clientId?: SecretKeySelector; clientSecret?: SecretKeySelector }
      | undefined;
    readAll(store, context, [refs?.clientId, refs?.clientSecret]);
  },
  readFailed(failure, _ref, store) {
    const url = String(store.spec!.provider.azurekv.vaultUrl);
    const operation = 'keyvault.BaseClient#GetSecret';
    const answered = (status: number, code: string, message: string) =>
      `${operation}: Failure responding to request: StatusCode=${status} -- Original Error: autorest/azure: Service returned an error. Status=${status} Code="${code}" Message="${message}"`;
    switch (failure) {
      case 'access-denied':
        return answered(
          403,
          'Forbidden',
          `The user, group or application does not have secrets get permission on key vault '${
            new URL(url).hostname
          }'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`,
        );
      case 'throttled':
        return answered(
          429,
          'Throttled',
          'Request was not processed because too many requests were received.',
        );
      case 'unavailable':
        return answered(503, 'ServiceUnavailable', 'Service is unavailable.');
      default:
        return `${operation}: Failure sending request: StatusCode=0 -- Original Error: dial tcp: lookup ${
          new URL(url).hostname
        }: no such host`;
    }
  },
  propertyMissing: ({ property, key }) =>
    `property ${property} does not exist in key ${key}`,
  notJson: () => 'error unmarshalling json data: invalid character',
};

type IbmAuth = {
  secretRef?: { secretApiKeySecretRef: SecretKeySelector };
};

/** IBM Cloud Secrets Manager. Texts: pkg/provider/ibm; the service's own are its HTTP statuses. */
export const ibmWords: ProviderWords = {
  key: 'ibm',
  capabilities: 'ReadOnly',
  authenticate(store, context) {
    if (!store.spec!.provider.ibm.serviceUrl) {
      throw new ProviderError('serviceURL is required');
    }
    readAll(store, context, [
      authOf<IbmAuth>(store, 'ibm').secretRef?.secretApiKeySecretRef,
    ]);
  },
  isReferent: store =>
    isReferent(store, [
      authOf<IbmAuth>(store, 'ibm').secretRef?.secretApiKeySecretRef,
    ]),
  readFailed: failure =>
    ({
      'access-denied': 'Forbidden',
      throttled: 'Too Many Requests',
      unavailable: 'Service Unavailable',
      unreachable: 'dial tcp: no such host',
    }[failure]),
  keyMissing: () => 'Not Found',
  propertyMissing: ({ property, key }) =>
    `key ${property} does not exist in secret ${key}`,
  notJson: () => 'unable to unmarshal secret from JSON: invalid character',
};

type ConjurAuth = {
  apikey?: { userRef: SecretKeySelector; apiKeyRef: SecretKeySelector };
  jwt?: { secretRef?: SecretKeySelector };
};

/** CyberArk Conjur. Texts: pkg/provider/conjur and conjur-api-go's response/error.go. */
export const conjurWords: ProviderWords = {
  key: 'conjur',
  capabilities: 'ReadOnly',
  authenticate(store, context) {
    const { apikey, jwt } = authOf<ConjurAuth>(store, 'conjur');
    readAll(
      store,
      context,
      [apikey?.userRef],
      text => `could not get Auth.Apikey.UserRef: ${text}`,
    );
    readAll(
      store,
      context,
      [apikey?.apiKeyRef],
      text => `could not get Auth.Apikey.ApiKeyRef: ${text}`,
    );
    readAll(
      store,
      context,
      [jwt?.secretRef],
      text => `could not get JWT token from secret: ${text}`,
    );
  },
  readFailed: (failure, _ref, store) =>
    ({
      'access-denied': '403 Forbidden',
      throttled: '429 Too Many Requests',
      unavailable: '503 Service Unavailable',
      unreachable: `Get "${
        store.spec!.provider.conjur.url
      }": dial tcp: no such host`,
    }[failure]),
  keyMissing: ({ key }) =>
    `404 Not Found. Variable '${key}' not found in account.`,
  propertyMissing: ({ property }) =>
    `cannot find secret data for key: "${property}"`,
  notJson: ({ key }) => `unable to unmarshal secret ${key}: invalid character`,
};

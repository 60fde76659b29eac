import { secretRef, serviceAccountRef } from '../fields';
import { StoreField, StoreProvider } from '../types';

const TENANT: StoreField = {
  path: 'azurekv.tenantId',
  type: 'uuid',
  isRequired: true,
};

/** Azure Key Vault. */
export const azurekv: StoreProvider = {
  provider: 'azurekv',
  fields: [
    { path: 'azurekv.vaultUrl', type: 'url', isRequired: true },
    {
      path: 'azurekv.environmentType',
      type: 'choice',
      choices: ['PublicCloud', 'USGovernmentCloud', 'ChinaCloud'],
    },
  ],
  auths: [
    {
      id: 'workloadIdentity',
      isIdentity: true,
      fixed: { 'azurekv.authType': 'WorkloadIdentity' },
      fields: serviceAccountRef('azurekv.serviceAccountRef'),
      refs: ['azurekv.serviceAccountRef'],
      serviceAccount: 'azurekv.serviceAccountRef',
      identity: {
        type: 'uuid',
        annotation: 'azure.workload.identity/client-id',
      },
    },
    {
      id: 'managedIdentity',
      isIdentity: true,
      fixed: { 'azurekv.authType': 'ManagedIdentity' },
      fields: [{ path: 'azurekv.identityId', type: 'uuid' }],
      refs: [],
    },
    {
      id: 'servicePrincipal',
      isIdentity: false,
      fixed: { 'azurekv.authType': 'ServicePrincipal' },
      fields: [
        TENANT,
        ...secretRef('azurekv.authSecretRef.clientId', 'client-id'),
        ...secretRef('azurekv.authSecretRef.clientSecret', 'client-secret'),
      ],
      refs: [
        'azurekv.authSecretRef.clientId',
        'azurekv.authSecretRef.clientSecret',
      ],
    },
    {
      id: 'servicePrincipalCertificate',
      isIdentity: false,
      fixed: { 'azurekv.authType': 'ServicePrincipal' },
      fields: [
        TENANT,
        ...secretRef('azurekv.authSecretRef.clientId', 'client-id'),
        ...secretRef('azurekv.authSecretRef.clientCertificate', 'tls.pem'),
      ],
      refs: [
        'azurekv.authSecretRef.clientId',
        'azurekv.authSecretRef.clientCertificate',
      ],
    },
  ],
};

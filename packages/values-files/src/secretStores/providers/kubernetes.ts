import { caProvider, secretRef } from '../fields';
import { StoreProvider } from '../types';

/** Secrets of another namespace, or of another cluster. */
export const kubernetes: StoreProvider = {
  provider: 'kubernetes',
  fields: [
    { path: 'kubernetes.remoteNamespace', type: 'namespace', isRequired: true },
    { path: 'kubernetes.server.url', type: 'url' },
    // Kubernetes keeps this ConfigMap in every namespace.
    ...caProvider('kubernetes.server.caProvider', {
      name: 'kube-root-ca.crt',
      key: 'ca.crt',
    }),
  ],
  refs: ['kubernetes.server.caProvider'],
  auths: [
    {
      id: 'serviceAccount',
      isIdentity: true,
      fields: [
        {
          path: 'kubernetes.auth.serviceAccount.name',
          type: 'objectName',
          isRequired: true,
          initial: 'external-secrets-sa',
        },
      ],
      refs: ['kubernetes.auth.serviceAccount'],
      serviceAccount: 'kubernetes.auth.serviceAccount',
    },
    {
      id: 'token',
      isIdentity: false,
      fields: secretRef('kubernetes.auth.token.bearerToken', 'token'),
      refs: ['kubernetes.auth.token.bearerToken'],
    },
    {
      id: 'cert',
      isIdentity: false,
      fields: [
        ...secretRef('kubernetes.auth.cert.clientCert', 'tls.crt'),
        ...secretRef('kubernetes.auth.cert.clientKey', 'tls.key'),
      ],
      refs: [
        'kubernetes.auth.cert.clientCert',
        'kubernetes.auth.cert.clientKey',
      ],
    },
  ],
};

import { secretRef } from '../fields';
import { StoreProvider } from '../types';

/** IBM Cloud Secrets Manager. */
export const ibm: StoreProvider = {
  provider: 'ibm',
  // The CRD calls the address optional; the operator rejects its absence.
  fields: [{ path: 'ibm.serviceUrl', type: 'url', isRequired: true }],
  auths: [
    {
      id: 'trustedProfile',
      isIdentity: true,
      fields: [
        {
          path: 'ibm.auth.containerAuth.profile',
          type: 'word',
          isRequired: true,
        },
        { path: 'ibm.auth.containerAuth.tokenLocation', type: 'word' },
        { path: 'ibm.auth.containerAuth.iamEndpoint', type: 'url' },
      ],
      refs: [],
    },
    {
      id: 'apiKey',
      isIdentity: false,
      fields: secretRef('ibm.auth.secretRef.secretApiKeySecretRef', 'api-key'),
      refs: ['ibm.auth.secretRef.secretApiKeySecretRef'],
    },
  ],
};

import { caProvider, secretRef, serviceAccountRef } from '../fields';
import { StoreField, StoreProvider } from '../types';

const word = (path: string, isRequired: boolean): StoreField => ({
  path,
  type: 'word',
  isRequired,
});

/** CyberArk Conjur. */
export const conjur: StoreProvider = {
  provider: 'conjur',
  fields: [
    { path: 'conjur.url', type: 'url', isRequired: true },
    ...caProvider('conjur.caProvider'),
  ],
  refs: ['conjur.caProvider'],
  auths: [
    {
      id: 'jwt',
      isIdentity: true,
      fields: [
        word('conjur.auth.jwt.account', true),
        word('conjur.auth.jwt.serviceID', true),
        word('conjur.auth.jwt.hostId', false),
        ...serviceAccountRef('conjur.auth.jwt.serviceAccountRef'),
      ],
      refs: ['conjur.auth.jwt.serviceAccountRef'],
      serviceAccount: 'conjur.auth.jwt.serviceAccountRef',
    },
    {
      id: 'apiKey',
      isIdentity: false,
      fields: [
        word('conjur.auth.apikey.account', true),
        ...secretRef('conjur.auth.apikey.userRef', 'hostid'),
        ...secretRef('conjur.auth.apikey.apiKeyRef', 'apikey'),
      ],
      refs: ['conjur.auth.apikey.userRef', 'conjur.auth.apikey.apiKeyRef'],
    },
  ],
};

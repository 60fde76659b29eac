import { StoreProvider } from '../types';
import { aws } from './aws';
import { azurekv } from './azurekv';
import { conjur } from './conjur';
import { gcpsm } from './gcpsm';
import { ibm } from './ibm';
import { kubernetes } from './kubernetes';
import { vault } from './vault';

/**
 * The supported providers, with the fields of the CRD (external-secrets.io
 * SecretStore, `spec.provider`).
 * @public
 */
export const STORE_PROVIDERS: readonly StoreProvider[] = [
  aws,
  vault,
  gcpsm,
  azurekv,
  ibm,
  conjur,
  kubernetes,
];

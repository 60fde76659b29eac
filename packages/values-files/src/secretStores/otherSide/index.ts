import { authOf, providerOf, storeTexts } from '../providerSpec';
import { NewSecretStore, storeServiceAccount } from '../secretStore';
import { awsSteps } from './aws';
import { azureSteps } from './azure';
import { gcpSteps } from './gcp';
import { conjurSteps, ibmSteps, kubernetesSteps } from './others';
import { serviceAccountSteps } from './secrets';
import { OtherSide, OtherSideStep } from './types';
import { vaultSteps } from './vault';

export { OTHER_SIDE_TITLES } from './types';
export type { OtherSideId, OtherSideStep } from './types';

const STEPS: Readonly<
  Record<string, (side: OtherSide, auth: string) => OtherSideStep[]>
> = {
  aws: awsSteps,
  vault: vaultSteps,
  gcpsm: gcpSteps,
  azurekv: azureSteps,
  ibm: ibmSteps,
  conjur: conjurSteps,
  kubernetes: kubernetesSteps,
};

/**
 * The steps at the provider, and in the cluster besides the store, before it is
 * Ready: identities, permissions and the Secret with a credential. Names that
 * the user has to replace are in capitals.
 *
 * @param options - `namespace` of the service; `prefix`: prefix of the names of
 *   the secrets that the store may read
 * @returns an empty list for an incomplete store
 * @public
 */
export function otherSideSteps(
  store: NewSecretStore,
  options: { namespace: string; prefix: string },
): OtherSideStep[] {
  const provider = providerOf(store.provider);
  const auth = authOf(store.provider);
  if (!provider || !auth) {
    return [];
  }
  const texts = storeTexts(store.provider);
  const account = storeServiceAccount(store, options.namespace);
  const side: OtherSide = {
    ...options,
    store,
    at: path => texts.get(path),
    account: {
      name: account?.name ?? '',
      namespace: account?.namespace ?? 'NAMESPACE_OF_THE_EXTERNALSECRET',
    },
  };
  return [
    ...STEPS[provider.provider](side, auth.id),
    ...serviceAccountSteps(side),
  ];
}

import { Store } from '../types';
import { awsWords } from './aws';
import { fakeProvider } from './fake';
import { azureWords, conjurWords, gcpWords, ibmWords } from './otherProviders';
import { Provider, ProviderContext, ProviderError } from './provider';
import { RemoteStores } from './RemoteStores';
import { simulatedProvider } from './simulated';
import { vaultWords } from './vault';
import { VaultClient } from './vaultOverHttp';

/** The providers of the operator. */
export class Providers {
  readonly #providers: ReadonlyMap<string, Provider>;

  constructor(remote: RemoteStores) {
    const all = [
      fakeProvider(),
      ...[
        awsWords,
        {
          ...vaultWords,
          realClient: (store: Store, context: ProviderContext) =>
            new VaultClient(store, context),
        },
        gcpWords,
        azureWords,
        ibmWords,
        conjurWords,
      ].map(words => simulatedProvider(words, remote)),
    ];
    this.#providers = new Map(all.map(provider => [provider.key, provider]));
  }

  /** @throws ProviderError for an unknown provider */
  of(store: Store): Provider {
    const [key] = Object.keys(store.spec?.provider ?? {});
    const provider = this.#providers.get(key);
    if (!provider) {
      throw new ProviderError(
        `failed to find registered store backend for type: ${key}, name: ${store.metadata.name}`,
      );
    }
    return provider;
  }
}

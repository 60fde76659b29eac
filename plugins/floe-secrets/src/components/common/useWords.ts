import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StoreRef } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { vocabularyMessages } from '../../translation/vocabulary';

function isKey<T extends object>(
  messages: T,
  key: string,
): key is keyof T & string {
  return Object.hasOwn(messages, key);
}

/** Names for what the vocabulary knows; what it does not know keeps its own. */
export function useWords() {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return {
    component(component: string | null): string {
      if (component === null) {
        return t('noComponent');
      }
      return isKey(vocabularyMessages.component, component)
        ? t(`component.${component}`)
        : component;
    },
    provider(provider: string): string {
      return isKey(vocabularyMessages.provider, provider)
        ? t(`provider.${provider}`)
        : provider;
    },
    store(store: Pick<StoreRef, 'name' | 'provider'>): string {
      return store.provider
        ? `${store.name} (${this.provider(store.provider)})`
        : store.name;
    },
  };
}

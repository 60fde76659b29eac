import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Store,
  StoreRef,
} from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { vocabularyMessages } from '../../translation/vocabulary';
import {
  isHintedProvider,
  isNamedProvider,
  readableKey,
} from './provider/providerName';

function isKey<T extends object>(
  messages: T,
  key: string,
): key is keyof T & string {
  return Object.hasOwn(messages, key);
}

/** Names from the vocabulary; unknown words are shown unchanged. */
export function useWords() {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  const component = (name: string | null): string => {
    if (name === null) {
      return t('noComponent');
    }
    return isKey(vocabularyMessages.component, name)
      ? t(`component.${name}`)
      : name;
  };
  const provider = (key: string, detail?: Store['detail']): string => {
    const service = detail?.service;
    if (
      key === 'aws' &&
      service &&
      isKey(vocabularyMessages.awsService, service)
    ) {
      return t(`awsService.${service}`);
    }
    return isNamedProvider(key) ? t(`provider.${key}`) : readableKey(key);
  };
  const providerHint = (key: string): string | undefined =>
    isHintedProvider(key) ? t(`providerHint.${key}`) : undefined;
  const store = (ref: Pick<StoreRef, 'name' | 'provider'>): string =>
    ref.provider ? `${ref.name} (${provider(ref.provider)})` : ref.name;

  const recipientType = (type: string): string =>
    isKey(vocabularyMessages.recipientType, type)
      ? t(`recipientType.${type}`)
      : type;

  /** A rule of another module has no title here. */
  const finding = (id: string): string =>
    isKey(vocabularyMessages.findingTitle, id) ? t(`findingTitle.${id}`) : id;

  return { component, finding, provider, providerHint, recipientType, store };
}

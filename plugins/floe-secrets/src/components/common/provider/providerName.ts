import { vocabularyMessages } from '../../../translation/vocabulary';

/** A provider that the vocabulary has a name for. */
type NamedProvider = keyof typeof vocabularyMessages.provider;

/** A provider of the guide, which has a hint for its keys. */
type HintedProvider = keyof typeof vocabularyMessages.providerHint;

export function isNamedProvider(key: string): key is NamedProvider {
  return Object.hasOwn(vocabularyMessages.provider, key);
}

export function isHintedProvider(key: string): key is HintedProvider {
  return Object.hasOwn(vocabularyMessages.providerHint, key);
}

/**
 * The key of a provider without a name, as words: `myOwn_store` becomes `My own
 * store`.
 */
export function readableKey(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .split(' ')
    // An abbreviation stays one.
    .map(word => (/^[A-Z\d]+$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

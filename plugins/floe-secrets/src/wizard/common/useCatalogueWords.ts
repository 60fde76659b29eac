import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { catalogueMessages } from '../../translation/wizardCatalogue';

type Name = keyof typeof catalogueMessages;

const NAMES = new Map(
  Object.entries(catalogueMessages).map(([name, text]) => [text, name as Name]),
);

/**
 * The catalogue's words in the language of the page; names of products are
 * unchanged.
 */
export function useCatalogueWords(): (text: string) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return text => {
    const name = NAMES.get(text);
    return name ? t(`wizard.catalogue.${name}`) : text;
  };
}

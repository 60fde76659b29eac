import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { catalogueMessages } from '../../translation/wizardCatalogue';

type Name = keyof typeof catalogueMessages;

const NAMES = new Map(
  Object.entries(catalogueMessages).map(([name, text]) => [text, name as Name]),
);

/** Says what the catalogue of components calls something, in the language of the page; names of products stay. */
export function useCatalogueWords(): (text: string) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return text => {
    const name = NAMES.get(text);
    return name ? t(`wizard.catalogue.${name}`) : text;
  };
}

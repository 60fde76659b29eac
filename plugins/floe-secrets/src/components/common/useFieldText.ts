import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';

/** The place of a finding in a values file in the language of the portal: a path of keys, or a line. */
export function useFieldText(): (place: string) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return place => {
    const [, line, column] =
      /^line (\d+)(?:, column (\d+))?$/.exec(place) ?? [];
    if (!line) {
      return place;
    }
    return column
      ? t('tab.valuesFiles.lineAndColumn', { line, column })
      : t('tab.valuesFiles.line', { line });
  };
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { describeSection, SECTIONS } from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../translation';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import type { OpenedPart } from '../../../components/common/openedPart';
import {
  customNameOf,
  missingPart,
  type PresentParts,
} from '../../../components/common/openedPart';

/**
 * Why the wizard cannot change what it was opened for: the values files do not
 * have it. Undefined if they do.
 *
 * @param path - of the values file
 */
export function useOpenedNote(
  opened: OpenedPart,
  present: PresentParts,
  path: string,
): string | undefined {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useCatalogueWords();
  const missing = missingPart(opened, present);
  const section = SECTIONS.find(own => own === opened.part);
  const part = section
    ? words(describeSection(section).title)
    : customNameOf(opened.part) ?? '';

  if (!missing) {
    return undefined;
  }
  return missing === 'key'
    ? t('wizard.opened.withoutKey', { path, part, key: opened.secretKey! })
    : t('wizard.opened.withoutPart', { path, part });
}

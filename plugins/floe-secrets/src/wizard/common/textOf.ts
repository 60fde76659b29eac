import type { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../translation';
import { wizardMessages } from '../../translation/wizard';

type ValidationKey = keyof typeof wizardMessages.validation;

/**
 * A message of the form's checks in the language of the portal. They run
 * outside of React; until the language is loaded, the message is in English.
 */
export function textOf(
  apis: ApiHolder,
  key: ValidationKey,
  values: Record<string, string> = {},
): string {
  const snapshot = apis
    .get(translationApiRef)
    ?.getTranslation(floeSecretsTranslationRef);
  const text: string = snapshot?.ready
    ? snapshot.t(`wizard.validation.${key}` as never)
    : wizardMessages.validation[key];
  return text.replace(/\[(\w+)\]/g, (whole, name) => values[name] ?? whole);
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';

/** The target of a secret, if its name differs; otherwise undefined. */
export function useTargetWords({
  name,
  direction,
  target,
}: ManagedSecret): string | undefined {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (direction === 'to-provider') {
    return target.name
      ? t('tab.row.pushes', { target: target.name })
      : undefined;
  }
  if (!target.name) {
    return target.count
      ? t('tab.row.several', { number: String(target.count) })
      : undefined;
  }
  return target.name === name
    ? undefined
    : t('tab.row.target', { target: target.name });
}

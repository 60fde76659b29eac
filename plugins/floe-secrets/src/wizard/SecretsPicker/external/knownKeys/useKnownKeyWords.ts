import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  RemoteKey,
  RemoteKeyProperty,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useNow } from '../../../../components/common/Now';
import { absoluteTime, relativeTime } from '../../../../components/common/time';
import { useLocale } from '../../../../components/common/useLocale';
import { floeSecretsTranslationRef } from '../../../../translation';

/** Describes a property of a remote key in a sentence. */
export function useKnownKeyWords() {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  const now = useNow();

  const ofProperty = ({ status, totalUses, uses }: RemoteKeyProperty) => {
    const [{ lastSync, name, namespace, since }] = uses;
    const by =
      totalUses > 1
        ? t('wizard.knownKeys.byMany', {
            name: `${namespace}/${name}`,
            count: totalUses - 1,
          })
        : `${namespace}/${name}`;
    switch (status) {
      case 'works':
        return t('wizard.knownKeys.works', {
          by,
          since: absoluteTime(since ?? lastSync ?? '', locale),
          lastSync: relativeTime(lastSync ?? '', now, locale),
        });
      case 'failing':
        return since
          ? t('wizard.knownKeys.failingSince', {
              by,
              since: absoluteTime(since, locale),
            })
          : t('wizard.knownKeys.failing', { by });
      case 'unknown':
        return t('wizard.knownKeys.unknown', { by });
      default:
        return t('wizard.knownKeys.neverSeen', { by });
    }
  };

  return {
    ofProperty,
    /** For a key with all its properties: the properties that prove most. */
    ofKey: ({ properties, status }: RemoteKey) =>
      ofProperty(
        properties.find(one => one.status === status) ?? properties[0],
      ),
  };
}

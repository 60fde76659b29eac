import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RemoteKey } from '@floe/backstage-plugin-floe-secrets-common';
import type { RemoteReference } from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../../../translation';
import { useKnownKeyWords } from './useKnownKeyWords';
import styles from './KnownKeyNote.module.css';

/** What is known about a reference; only a hint, because a key can be new. */
export const KnownKeyNote = (props: {
  id: string;
  /** null: the key is not in use; undefined: unknown */
  known: RemoteKey | null | undefined;
  reference: Pick<RemoteReference, 'remoteKey' | 'property'>;
}) => {
  const { id, known, reference } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useKnownKeyWords();
  const own = known?.properties.find(
    item => item.property === (reference.property ?? null),
  );
  const text = () => {
    if (known === undefined || !reference.remoteKey) {
      return undefined;
    }
    if (known === null) {
      return t('wizard.knownKeys.keyNeverSeen');
    }
    if (own) {
      return words.ofProperty(own);
    }
    return known.hasMoreProperties
      ? undefined
      : t('wizard.knownKeys.propertyNeverSeen');
  };
  const shown = text();

  return shown ? (
    <span
      id={id}
      className={styles.note}
      data-status={own?.status ?? 'never-seen'}
    >
      {shown}
    </span>
  ) : (
    <span id={id} hidden />
  );
};

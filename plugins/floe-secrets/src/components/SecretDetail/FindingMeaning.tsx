import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FINDING_IDS } from '@floe/backstage-plugin-floe-secrets-common';
import { lazy, Suspense } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './FindingCard.module.css';

/** All sections together are larger than the tab needs before one is read. */
const FindingSection = lazy(() =>
  import('./FindingSection').then(module => ({
    default: module.FindingSection,
  })),
);

const documented: ReadonlySet<string> = new Set(FINDING_IDS);

/**
 * The id of a finding, with its section of docs/findings.md. A rule of another
 * module has no section there, so only its id is shown.
 */
export const FindingMeaning = (props: { id: string }) => {
  const { id } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (!documented.has(id)) {
    return <code className={styles.id}>{id}</code>;
  }
  return (
    <details className={styles.id}>
      <summary>{t('detail.findings.about', { id })}</summary>
      <Suspense fallback={<p>{t('overview.loading')}</p>}>
        <FindingSection id={id} />
      </Suspense>
    </details>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { CopyButton } from '../../../components/common/CopyButton';
import { Time } from '../../../components/common/Time';
import { useFindingText } from '../../../components/common/useFindingText';
import { useTranslatedSentence } from '../../../components/common/useTranslatedSentence';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './CertificateSummary.module.css';
import type { UsableCertificate } from './useSealingCertificate';

/** The identity of a certificate, and whether it can be used. */
export const CertificateSummary = (props: { usable: UsableCertificate }) => {
  const { certificate, answer } = props.usable;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const findingText = useFindingText();
  const translate = useTranslatedSentence();

  return (
    <div className={styles.certificate}>
      <dl className={styles.facts}>
        <dt>{t('wizard.certificate.fingerprint')}</dt>
        <dd className={styles.fingerprint}>
          <code>{certificate.fingerprint}</code>
          <CopyButton
            text={certificate.fingerprint}
            label={t('wizard.certificate.copyFingerprint')}
            subject="Fingerprint"
          />
        </dd>
        <dt>{t('wizard.certificate.made')}</dt>
        <dd>
          <Time iso={certificate.notBefore.toISOString()} show="both" />
        </dd>
        <dt>{t('wizard.certificate.validUntil')}</dt>
        <dd>
          <Time iso={certificate.notAfter.toISOString()} show="absolute" />
        </dd>
        <dt>{t('wizard.certificate.key')}</dt>
        <dd>
          {t('wizard.certificate.keySize', {
            bits: String(certificate.keySize),
          })}
        </dd>
        {answer && (
          <>
            <dt>{t('wizard.certificate.fetched')}</dt>
            <dd>
              <Time iso={answer.fetchedAt} />
              {answer.controller && `, ${answer.controller}`}
            </dd>
          </>
        )}
      </dl>
      {answer?.findings.map(finding => {
        const { id, severity, remedies } = finding;
        const { headline, detail } = findingText(finding);
        return (
          <Alert
            key={id}
            status={severity === 'error' ? 'danger' : severity}
            icon
            title={headline}
            description={[
              detail && translate(detail).text,
              ...remedies.map(({ title }) => translate(title).text),
            ]
              .filter(Boolean)
              .join(' ')}
          />
        );
      })}
    </div>
  );
};

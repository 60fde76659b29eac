import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import {
  RiAlertFill,
  RiCloseCircleFill,
  RiInformationFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../translation';
import { Remedies } from '../common/Remedies';
import type { WizardSubject } from '../common/wizardPlace';
import { Time } from '../common/Time';
import { useTranslatedSentence } from '../common/useTranslatedSentence';
import { useFindingText } from '../common/useFindingText';
import { FindingMeaning } from './FindingMeaning';
import styles from './FindingCard.module.css';

type Finding = ManagedSecret['findings'][number];

const ICONS: Record<Finding['severity'], RemixiconComponentType> = {
  error: RiCloseCircleFill,
  warning: RiAlertFill,
  info: RiInformationFill,
};

/** One finding: its summary, evidence, remedies and documentation. */
export const FindingCard = (props: {
  finding: Finding;
  /** The task of the wizard that a remedy opens. */
  environment: string;
  /** The secret of the remedies; undefined for a store. */
  subject?: WizardSubject;
}) => {
  const { id, severity, confidence, evidence, remedies } = props.finding;
  const { headline, detail } = useFindingText()(props.finding);
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translate = useTranslatedSentence();
  const Icon = ICONS[severity];

  return (
    <article className={styles.finding} data-severity={severity}>
      <div className={styles.summary}>
        <Icon
          className={styles.icon}
          size={18}
          aria-label={t(`severity.${severity}`)}
        />
        <span className={styles.text}>{headline}</span>
        <span
          className={styles.confidence}
          title={t(`confidence.${confidence}Meaning`)}
        >
          {t(`confidence.${confidence}`)}
        </span>
      </div>
      {detail && (
        <div className={styles.part} lang={translate(detail).lang}>
          {translate(detail).text}
        </div>
      )}
      {evidence.length > 0 && (
        <div className={styles.part}>
          <Text as="span" variant="body-small" color="secondary">
            {t('detail.findings.evidence')}
          </Text>
          <ul className={styles.evidence}>
            {evidence.map(({ kind, text, time }) => (
              <li key={`${kind} ${text}`}>
                <blockquote
                  className={styles.quote}
                  lang={translate(text).lang}
                >
                  {translate(text).text}
                </blockquote>
                <span className={styles.origin}>
                  {t(`detail.findings.kind.${kind}`)}
                  {time && (
                    <>
                      {', '}
                      <Time iso={time} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {remedies.length > 0 && (
        <div className={styles.part}>
          <Text as="span" variant="body-small" color="secondary">
            {t('detail.findings.remedies')}
          </Text>
          <Remedies
            remedies={remedies}
            environment={props.environment}
            subject={props.subject}
          />
        </div>
      )}
      <FindingMeaning id={id} />
    </article>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  describeApproach,
  type ApproachRecommendation,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Radio } from '@backstage/ui';
import { RiAlertLine, RiCheckLine, RiForbidLine } from '@remixicon/react';
import { useTranslatedSentence } from '../../components/common/useTranslatedSentence';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './ApproachCard.module.css';

/** One approach: a description, and the arguments for and against it here. */
export const ApproachCard = (props: {
  candidate: ApproachRecommendation;
  isChosen: boolean;
}) => {
  const { candidate, isChosen } = props;
  const { approach, fits, recommended, reasons, obstacles } = candidate;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { title, summary } = describeApproach(approach);
  const translate = useTranslatedSentence();

  return (
    <div className={styles.card} data-chosen={isChosen || undefined}>
      <Radio value={approach} isDisabled={!fits}>
        <span className={styles.title}>{title}</span>
        {recommended && (
          <span className={styles.recommended}>
            {t('wizard.approach.recommended')}
          </span>
        )}
      </Radio>
      <p className={styles.summary}>{translate(summary).text}</p>
      <ul className={styles.points}>
        {reasons.map(({ text }) => (
          <li key={text} className={styles.point}>
            <RiCheckLine
              className={styles.for}
              size={16}
              aria-label={t('wizard.approach.speaksFor')}
            />
            {translate(text).text}
          </li>
        ))}
        {obstacles.map(({ text, blocking, remedy }) => {
          const Icon = blocking ? RiForbidLine : RiAlertLine;
          return (
            <li key={text} className={styles.point}>
              <Icon
                className={blocking ? styles.blocking : styles.against}
                size={16}
                aria-label={t(
                  blocking
                    ? 'wizard.approach.rulesOut'
                    : 'wizard.approach.speaksAgainst',
                )}
              />
              <span>
                {translate(text).text}
                {remedy && (
                  <span className={styles.remedy}>
                    . {translate(remedy).text}.
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

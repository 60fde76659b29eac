import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  describeApproach,
  type ApproachRecommendation,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RiCheckLine, RiCloseLine } from '@remixicon/react';
import { useTranslatedSentence } from '../../components/common/useTranslatedSentence';
import { floeSecretsTranslationRef } from '../../translation';
import { Fold } from '../common/Fold';
import styles from './ApproachComparison.module.css';

const YesNo = (props: { value: boolean }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return props.value ? (
    <span className={styles.yes}>
      <RiCheckLine size={16} aria-hidden="true" />
      {t('wizard.approach.yes')}
    </span>
  ) : (
    <span className={styles.no}>
      <RiCloseLine size={16} aria-hidden="true" />
      {t('wizard.approach.no')}
    </span>
  );
};

/**
 * The decision matrix of the secrets guide, with the reasons why an approach is
 * impossible here.
 */
export const ApproachComparison = (props: {
  ranked: readonly ApproachRecommendation[];
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translate = useTranslatedSentence();
  const columns = props.ranked.map(({ approach, obstacles }) => ({
    ...describeApproach(approach),
    blocking: obstacles.filter(({ blocking }) => blocking),
  }));

  return (
    <Fold title={t('wizard.approach.compare')}>
      {/*
       * The table may be wider than a phone, so it must be scrollable by
       * keyboard.
       */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('wizard.approach.compare')}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {columns.map(({ approach, title }) => (
                <th key={approach} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('wizard.approach.storage')}</th>
              {columns.map(({ approach, storage }) => (
                <td key={approach}>{translate(storage).text}</td>
              ))}
            </tr>
            {(['gitSafe', 'autoRotation', 'audit'] as const).map(property => (
              <tr key={property}>
                <th scope="row">{t(`wizard.approach.${property}`)}</th>
                {columns.map(column => (
                  <td key={column.approach}>
                    <YesNo value={column[property]} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('wizard.approach.bestFor')}</th>
              {columns.map(({ approach, bestFor }) => (
                <td key={approach}>
                  {bestFor.map(use => translate(use).text).join(', ')}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('wizard.approach.useWhen')}</th>
              {columns.map(({ approach, useWhen }) => (
                <td key={approach}>
                  <ul>
                    {useWhen.map(text => (
                      <li key={text}>{translate(text).text}</li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('wizard.approach.here')}</th>
              {columns.map(({ approach, blocking }) => (
                <td key={approach}>
                  {blocking.length === 0
                    ? t('wizard.approach.possible')
                    : blocking.map(({ text, remedy }) => (
                        <p key={text}>
                          {translate(text).text}.{' '}
                          {remedy && `${translate(remedy).text}.`}
                        </p>
                      ))}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Fold>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { isSameDuration } from './isSameDuration';
import { IssueTextField } from '../../common/IssueTextField';
import styles from './RefreshInterval.module.css';

const NAMED = ['15m', '30m', '1h'] as const;
type NamedInterval = (typeof NAMED)[number];

function isNamed(interval: string): interval is NamedInterval {
  return (NAMED as readonly string[]).includes(interval);
}

const OTHER = 'other';

/** How often the operator asks the provider for the values. */
export const RefreshInterval = (props: {
  value: string;
  /** The intervals to choose from. */
  advised: readonly string[];
  onChange: (value: string) => void;
  issue?: string;
}) => {
  const { advised, value, onChange, issue } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const chosen = advised.find(interval => isSameDuration(interval, value));
  const [isOther, setIsOther] = useState(chosen === undefined);

  return (
    <div className={styles.interval}>
      <Select
        label={t('wizard.interval.label')}
        options={[
          ...advised.map(interval => ({
            value: interval,
            label: isNamed(interval)
              ? t(`wizard.interval.${interval}`)
              : interval,
          })),
          { value: OTHER, label: t('wizard.interval.other') },
        ]}
        value={isOther || chosen === undefined ? OTHER : chosen}
        onChange={key => {
          setIsOther(key === OTHER);
          if (key !== OTHER) {
            onChange(String(key));
          }
        }}
      />
      {(isOther || chosen === undefined) && (
        <IssueTextField
          label={t('wizard.interval.otherLabel')}
          description={t('wizard.interval.otherDescription')}
          value={value}
          onChange={onChange}
          issue={issue}
        />
      )}
    </div>
  );
};

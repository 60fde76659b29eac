import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { IssueTextField } from '../../common/IssueTextField';
import styles from './RefreshInterval.module.css';

/** What the secrets guide advises: a quarter of an hour to an hour. */
const ADVISED = ['15m', '30m', '1h'] as const;
const OTHER = 'other';

/** How often the operator asks the provider for the values. */
export const RefreshInterval = (props: {
  value: string;
  onChange: (value: string) => void;
  issue?: string;
}) => {
  const { value, onChange, issue } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [isOther, setIsOther] = useState(
    !(ADVISED as readonly string[]).includes(value),
  );

  return (
    <div className={styles.interval}>
      <Select
        label={t('wizard.interval.label')}
        options={[
          ...ADVISED.map(interval => ({
            value: interval,
            label: t(`wizard.interval.${interval}`),
          })),
          { value: OTHER, label: t('wizard.interval.other') },
        ]}
        value={isOther ? OTHER : value}
        onChange={key => {
          setIsOther(key === OTHER);
          if (key !== OTHER) {
            onChange(String(key));
          }
        }}
      />
      {isOther && (
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

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DatabaseConnection as Connection } from '@floe/values-files';
import { Text } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { IssueTextField } from '../../common/IssueTextField';
import styles from './DagsterSettings.module.css';
import type { Issues } from '../../common/issues';

const PLACE = 'database';

/** The connection with one field changed; empty fields are left out. */
function withField<K extends keyof Connection>(
  connection: Connection,
  field: K,
  value: Connection[K] | '',
): Connection | undefined {
  const { [field]: _, ...others } = connection;
  const changed = value === '' ? others : { ...connection, [field]: value };
  return Object.keys(changed).length > 0 ? changed : undefined;
}

/** Where Dagster finds its database: the Dagster chart does not take this from the Secret. */
export const DatabaseConnection = (props: {
  value: Connection | undefined;
  onChange: (value: Connection | undefined) => void;
  issues: Issues;
}) => {
  const { value = {}, onChange, issues } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [port, setPort] = useState(String(value.port ?? ''));

  return (
    <section
      className={styles.settings}
      aria-label={t('wizard.database.title')}
    >
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.database.title')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('wizard.database.description')}
        </Text>
      </div>
      {(['host', 'username', 'database'] as const).map(field => (
        <IssueTextField
          key={field}
          label={t(`wizard.database.${field}`)}
          value={value[field] ?? ''}
          onChange={text => onChange(withField(value, field, text))}
          issue={issues.get(`${PLACE}.${field}`)}
        />
      ))}
      <IssueTextField
        label={t('wizard.database.port')}
        description={t('wizard.database.portDescription')}
        inputMode="numeric"
        value={port}
        onChange={text => {
          setPort(text);
          const number = /^\d+$/.test(text) ? Number(text) : NaN;
          onChange(withField(value, 'port', text === '' ? '' : number));
        }}
        issue={issues.get(`${PLACE}.port`)}
      />
    </section>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DAGSTER_WORKLOADS, type DagsterWorkload } from '@floe/values-files';
import { Checkbox, Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './DagsterSettings.module.css';

/**
 * The workloads of Dagster that read the Secrets; by default the chart
 * configures none.
 */
export const EnvSecrets = (props: {
  value: readonly DagsterWorkload[] | undefined;
  onChange: (value: DagsterWorkload[] | undefined) => void;
}) => {
  const { value = [], onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  const select = (workload: DagsterWorkload, isSelected: boolean) => {
    const chosen = DAGSTER_WORKLOADS.filter(candidate =>
      candidate === workload ? isSelected : value.includes(candidate),
    );
    onChange(chosen.length > 0 ? chosen : undefined);
  };

  return (
    <section
      className={styles.settings}
      aria-label={t('wizard.envSecrets.title')}
    >
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.envSecrets.title')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('wizard.envSecrets.description')}
        </Text>
      </div>
      {DAGSTER_WORKLOADS.map(workload => (
        <Checkbox
          key={workload}
          isSelected={value.includes(workload)}
          onChange={isSelected => select(workload, isSelected)}
        >
          {t(`wizard.envSecrets.${workload}`)}
        </Checkbox>
      ))}
    </section>
  );
};

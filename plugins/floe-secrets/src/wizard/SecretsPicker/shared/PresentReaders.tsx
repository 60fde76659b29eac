import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DAGSTER_WORKLOADS, type DagsterWorkload } from '@floe/values-files';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './PresentReaders.module.css';

/** The workloads of Dagster that read a present Secret. */
export const PresentReaders = (props: {
  value: readonly DagsterWorkload[];
  onChange: (value: DagsterWorkload[]) => void;
}) => {
  const { value, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <CheckboxGroup
      label={t('wizard.readers.label')}
      description={t('wizard.readers.description')}
      orientation="horizontal"
      value={[...value]}
      onChange={chosen =>
        onChange(
          DAGSTER_WORKLOADS.filter(workload => chosen.includes(workload)),
        )
      }
    >
      <div className={styles.choices}>
        {DAGSTER_WORKLOADS.map(workload => (
          <Checkbox key={workload} value={workload}>
            {t(`wizard.envSecrets.${workload}`)}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
};

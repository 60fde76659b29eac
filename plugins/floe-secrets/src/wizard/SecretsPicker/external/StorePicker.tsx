import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import type { StoreReference } from '@floe/values-files';
import { Alert, Radio, RadioGroup } from '@backstage/ui';
import { ProviderIcon } from '../../../components/common/provider/ProviderIcon';
import { useFindingText } from '../../../components/common/useFindingText';
import { useWords } from '../../../components/common/useWords';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './StorePicker.module.css';

const keyOf = ({ kind, name }: StoreReference) => `${kind}/${name}`;

function health({ ready }: Store): 'ready' | 'notReady' | 'notKnown' {
  if (ready === null) {
    return 'notKnown';
  }
  return ready ? 'ready' : 'notReady';
}

/**
 * The stores of the cluster for this namespace, with their provider and state.
 */
export const StorePicker = (props: {
  stores: readonly Store[];
  value: StoreReference;
  onChange: (value: StoreReference) => void;
  issue?: string;
}) => {
  const { stores, value, onChange, issue } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const findingText = useFindingText();
  const words = useWords();

  if (stores.length === 0) {
    return (
      <Alert
        status="danger"
        icon
        title={t('wizard.stores.none')}
        description={t('wizard.stores.noneDescription')}
      />
    );
  }
  return (
    <RadioGroup
      label={t('wizard.stores.label')}
      description={t('wizard.stores.description')}
      value={value.name ? keyOf(value) : null}
      onChange={key => {
        const store = stores.find(candidate => keyOf(candidate) === key);
        if (store) {
          onChange({ kind: store.kind, name: store.name });
        }
      }}
    >
      {stores.map(store => {
        const hint = store.provider && words.providerHint(store.provider);
        const detail = Object.values(store.detail ?? {}).join(', ');
        return (
          <div key={keyOf(store)} className={styles.store}>
            <Radio value={keyOf(store)}>
              <span className={styles.name}>{store.name}</span>
              <span className={styles.health} data-health={health(store)}>
                {t(`wizard.stores.${health(store)}`)}
              </span>
            </Radio>
            <span className={styles.detail}>
              <ProviderIcon provider={store.provider} />
              {[
                store.provider && words.provider(store.provider, store.detail),
                detail,
                store.kind,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {hint && keyOf(store) === keyOf(value) && (
              <span className={styles.detail}>{hint}</span>
            )}
            {store.ready === false && (
              <span className={styles.problem}>
                {store.findings[0]
                  ? findingText(store.findings[0]).headline
                  : store.message}
              </span>
            )}
          </div>
        );
      })}
      {issue && (
        <span className={styles.issue} role="alert">
          {issue}
        </span>
      )}
    </RadioGroup>
  );
};

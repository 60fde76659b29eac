import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { useFindingText } from '../../common/useFindingText';
import { floeSecretsTranslationRef } from '../../../translation';
import overview from '../Overview.module.css';

/** The name of a store; if it has findings, a button that shows them. */
export const StoreName = (props: {
  store: Store;
  isOpen: boolean;
  onToggle: () => void;
}) => {
  const { isOpen, onToggle, store } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const findingText = useFindingText();
  const [finding] = store.findings.filter(
    ({ severity }) => severity !== 'info',
  );

  return (
    <div className={overview.cell}>
      {store.findings.length > 0 ? (
        <button
          type="button"
          className={overview.name}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {store.name}
        </button>
      ) : (
        <strong>{store.name}</strong>
      )}
      <span className={overview.secondary}>{store.kind}</span>
      {finding && (
        <span
          className={
            finding.severity === 'error' ? overview.danger : overview.warning
          }
        >
          {findingText(finding).headline}
        </span>
      )}
      {store.capabilities && (
        <span className={overview.secondary}>
          {t('overview.stores.capabilities', {
            capabilities: store.capabilities,
          })}
        </span>
      )}
    </div>
  );
};

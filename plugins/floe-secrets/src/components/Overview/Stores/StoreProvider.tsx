import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { ProviderIcon } from '../../common/provider/ProviderIcon';
import { useWords } from '../../common/useWords';
import overview from '../Overview.module.css';

/** The provider behind a store, and what distinguishes it from others of the provider. */
export const StoreProvider = (props: { store: Store }) => {
  const { detail, provider } = props.store;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const facts = Object.entries(detail ?? {})
    .filter(([key]) => key !== 'service')
    .map(([, value]) => value);

  return (
    <div className={overview.cell}>
      <span>
        <ProviderIcon provider={provider} />
        {provider ? words.provider(provider, detail) : t('overview.notSet')}
      </span>
      {facts.length > 0 && (
        <span className={overview.secondary}>{facts.join(', ')}</span>
      )}
    </div>
  );
};

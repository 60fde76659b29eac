import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { floeSecretsTranslationRef } from '../../translation';
import { FloeSecretsHomeContent } from './FloeSecretsHomeContent';

/** The same as a separate card, for home pages of the old frontend system. */
export const FloeSecretsHomeCard = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <EntityInfoCard title={t('home.title')}>
      <FloeSecretsHomeContent />
    </EntityInfoCard>
  );
};

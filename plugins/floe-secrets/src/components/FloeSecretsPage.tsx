import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PluginHeader } from '@backstage/ui';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../translation';
import { OverviewPage } from './Overview';

/** The overview with its own header, for the old frontend system. */
export const FloeSecretsPage = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      <PluginHeader
        title={t('overview.title')}
        icon={<RiShieldKeyholeLine />}
      />
      <OverviewPage />
    </>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PluginHeader } from '@backstage/ui';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../translation';
import { OverviewPage } from './Overview';

/** The overview with a header of its own, as the old frontend system wants it. */
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

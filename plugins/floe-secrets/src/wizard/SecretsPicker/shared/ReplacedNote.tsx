import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import type { FileApproach } from './otherApproach';

/** Says that the change takes a Secret over from another approach. */
export const ReplacedNote = (props: { approach: FileApproach }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return (
    <Alert
      status="info"
      icon
      title={t(`wizard.replaced.title.${props.approach}`)}
      description={t('wizard.replaced.description')}
    />
  );
};

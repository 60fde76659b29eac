import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  sopsEditCommand,
  type SopsPlanRecipient,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { CodeBlock } from '../../components/common/CodeBlock';
import { floeSecretsTranslationRef } from '../../translation';
import { dataKeyConfig } from './dataKeyConfig';
import { problemOf } from './recipients';

/** What it means that a service encrypts the data key; where none does, how it could, and what works without. */
export const DataKeyHelp = (props: {
  recipients: readonly SopsPlanRecipient[];
  environment: string;
  path: string;
}) => {
  const { recipients, environment, path } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const others = recipients.filter(one => problemOf(one) !== undefined);
  const notAllowed = others.filter(one => problemOf(one) === 'notAllowed');
  const hasService = recipients.some(
    one => one.serviceKey !== undefined && !problemOf(one),
  );

  return (
    <>
      {hasService && (
        <Text as="p" variant="body-small" color="secondary">
          {t('sops.dataKey.passes')}
        </Text>
      )}
      {others.length > 0 && (
        <>
          <Text as="p" variant="body-small">
            {t('sops.dataKey.command')}
          </Text>
          <CodeBlock
            text={sopsEditCommand(path)}
            copyLabel={t('sops.dataKey.copyCommand')}
            subject="Commands"
          />
        </>
      )}
      {notAllowed.length > 0 && (
        <>
          <Text as="p" variant="body-small">
            {t('sops.dataKey.config')}
          </Text>
          <CodeBlock
            text={dataKeyConfig(notAllowed, environment)}
            copyLabel={t('sops.dataKey.copyConfig')}
            subject="YAML"
          />
        </>
      )}
    </>
  );
};

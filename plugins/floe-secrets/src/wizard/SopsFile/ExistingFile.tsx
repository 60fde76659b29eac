import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  sopsEditCommand,
  sopsSetCommand,
  type SopsLayout,
  type SopsPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Text } from '@backstage/ui';
import { CodeBlock } from '../../components/common/CodeBlock';
import { ExternalLink } from '../../components/common/ExternalLink';
import { floeSecretsTranslationRef } from '../../translation';
import { RecipientList } from './RecipientList';
import styles from './SopsFile.module.css';

/** Why nothing can be added to an existing file, and the alternatives. */
export const ExistingFile = (props: {
  plan: SopsPlan;
  layout: SopsLayout;
  onChooseOther: () => void;
}) => {
  const { plan, layout, onChooseOther } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { existing, file } = plan;
  const keys =
    layout === 'values'
      ? ['secrets', 'custom', 'NAME', 'KEY']
      : ['stringData', 'KEY'];

  return (
    <>
      <Alert
        status="warning"
        icon
        title={t('sops.existing.title', { path: file.path })}
        description={t(
          existing?.isEncrypted
            ? 'sops.existing.encrypted'
            : 'sops.existing.open',
        )}
      />
      <Text as="p" variant="body-small" color="secondary">
        {t(
          layout === 'values'
            ? 'sops.existing.otherValues'
            : 'sops.existing.otherManifest',
        )}
      </Text>
      <div>
        <Button size="small" variant="secondary" onPress={onChooseOther}>
          {t('sops.existing.other')}
        </Button>
      </div>
      {existing?.isEncrypted && (
        <section className={styles.section}>
          <Text as="h3" variant="title-x-small">
            {t('sops.existing.keyHolder')}
          </Text>
          <Text as="div" variant="body-small" color="secondary">
            {t('sops.existing.keyHolderHelp')}{' '}
            <ExternalLink href={file.url}>{file.path}</ExternalLink>
          </Text>
          <RecipientList groups={[existing.recipients]} />
          <CodeBlock
            text={sopsEditCommand(file.path)}
            copyLabel={t('sops.existing.copyEdit')}
            subject="Commands"
          />
          <Text as="p" variant="body-small" color="secondary">
            {t('sops.existing.setHelp')}
          </Text>
          <CodeBlock
            text={sopsSetCommand(file.path, keys)}
            copyLabel={t('sops.existing.copySet')}
            subject="Commands"
          />
        </section>
      )}
    </>
  );
};

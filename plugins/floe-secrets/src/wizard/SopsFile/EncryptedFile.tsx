import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsFileChange } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button } from '@backstage/ui';
import { useErrorText } from '../../components/common/useErrorText';
import { floeSecretsTranslationRef } from '../../translation';
import type { EncryptionProblem } from './useEncryption';

/** Whether the encrypted file is complete, and if not, what is missing. */
export const EncryptedFile = (props: {
  change: SopsFileChange | undefined;
  problem: EncryptionProblem | undefined;
  hasRecipients: boolean;
  hasValues: boolean;
  onRetry: () => void;
}) => {
  const { change, problem, hasRecipients, hasValues, onRetry } = props;
  const errorText = useErrorText();
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (typeof problem === 'string') {
    return (
      <Alert
        status="danger"
        icon
        title={t(`sops.problem.${problem}`)}
        description={t('sops.problem.newRule')}
      />
    );
  }
  if (problem) {
    return (
      <Alert
        status="danger"
        icon
        title={t('sops.problem.failed')}
        description={errorText(problem.error)}
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('tab.retry')}
          </Button>
        }
      />
    );
  }
  if (!change) {
    let missing: string | undefined;
    if (!hasRecipients) {
      missing = t('sops.missing.recipients');
    } else if (!hasValues) {
      missing = t('sops.missing.values');
    }
    return missing ? <Alert status="info" icon title={missing} /> : null;
  }
  const count = change.secrets.reduce((sum, { keys }) => sum + keys.length, 0);
  return (
    <div role="status">
      <Alert
        status="success"
        icon
        title={t('sops.encrypted.title', { count, path: change.path })}
        description={t('sops.encrypted.description')}
      />
    </div>
  );
};

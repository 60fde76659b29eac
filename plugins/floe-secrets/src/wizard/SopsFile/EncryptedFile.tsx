import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsFileChange } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import type { EncryptionProblem } from './useEncryption';

/** Whether the encrypted file is complete, and if not, what is missing. */
export const EncryptedFile = (props: {
  change: SopsFileChange | undefined;
  problem: EncryptionProblem | undefined;
  hasRecipients: boolean;
  hasValues: boolean;
}) => {
  const { change, problem, hasRecipients, hasValues } = props;
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
        description={problem.message}
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

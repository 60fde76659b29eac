import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsPlanRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import {
  azurePublicKeyOf,
  holdsSecretKey,
  needsPublicKey,
  publicKeyId,
  publicKeyOf,
  type PublicKeys,
} from './recipients';
import styles from './SopsFile.module.css';

/** The command that prints the public key of a recipient. */
function commandOf({ id, type }: SopsPlanRecipient): string {
  return type === 'pgp'
    ? `gpg --armor --export ${publicKeyId({ id, type })}`
    : `az keyvault key show --id ${id} --query key`;
}

/**
 * The public key of each PGP or Azure recipient, which neither rules nor files
 * contain.
 */
export const PublicKeyFields = (props: {
  recipients: readonly SopsPlanRecipient[];
  keys: PublicKeys;
  onChange: (keys: Record<string, string>) => void;
}) => {
  const { recipients, keys, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [refused, setRefused] = useState<string>();

  return (
    <>
      {recipients.filter(needsPublicKey).map(recipient => {
        const key = publicKeyId(recipient);
        const text = publicKeyOf(keys, recipient);
        const isWrong =
          recipient.type === 'azure_kv' &&
          text.trim() !== '' &&
          !azurePublicKeyOf(text);
        return (
          <div key={key}>
            <TextAreaField
              label={t(
                recipient.type === 'pgp'
                  ? 'sops.recipients.publicKey'
                  : 'sops.recipients.azureKey',
                { fingerprint: recipient.name ?? key },
              )}
              description={t('sops.recipients.publicKeyHelp', {
                command: commandOf(recipient),
              })}
              rows={4}
              spellCheck="false"
              autoComplete="off"
              value={text}
              validationBehavior="aria"
              validate={() =>
                isWrong ? t('sops.recipients.badAzureKey') : null
              }
              onChange={entered => {
                // A private key is removed as soon as it is recognized.
                const isSecret = holdsSecretKey(entered);
                setRefused(isSecret ? key : undefined);
                onChange({ ...keys, [key]: isSecret ? '' : entered });
              }}
            />
            {refused === key && (
              <span className={styles.problem} role="alert">
                {t('sops.recipients.secretKey')}
              </span>
            )}
          </div>
        );
      })}
    </>
  );
};

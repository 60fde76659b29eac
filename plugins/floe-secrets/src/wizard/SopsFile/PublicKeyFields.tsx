import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsPlanRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import {
  fingerprintOf,
  holdsSecretKey,
  problemOf,
  publicKeyOf,
  type PublicKeys,
} from './recipients';
import styles from './SopsFile.module.css';

/** The armored public key of each PGP recipient, which neither rules nor files hold. */
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
      {recipients
        .filter(one => one.type === 'pgp' && !problemOf(one))
        .map(recipient => {
          const fingerprint = fingerprintOf(recipient.id);
          return (
            <div key={fingerprint}>
              <TextAreaField
                label={t('sops.recipients.publicKey', {
                  fingerprint: recipient.name ?? fingerprint,
                })}
                description={t('sops.recipients.publicKeyHelp', {
                  command: `gpg --armor --export ${fingerprint}`,
                })}
                rows={4}
                spellCheck="false"
                autoComplete="off"
                value={publicKeyOf(keys, recipient)}
                onChange={text => {
                  // A private key is dropped as soon as it is seen.
                  const isSecret = holdsSecretKey(text);
                  setRefused(isSecret ? fingerprint : undefined);
                  onChange({ ...keys, [fingerprint]: isSecret ? '' : text });
                }}
              />
              {refused === fingerprint && (
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

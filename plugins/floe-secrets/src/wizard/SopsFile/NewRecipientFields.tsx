import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsPlanRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import { isSshRecipient } from '@floe/sops';
import { Button, Checkbox, CheckboxGroup, TextAreaField } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { IssueTextField } from '../common/IssueTextField';
import {
  ageRecipientsOf,
  fingerprintOf,
  holdsSecretKey,
  type NewRecipients,
  problemOf,
} from './recipients';
import styles from './SopsFile.module.css';

function labelOf({ id, name }: SopsPlanRecipient): string {
  const short = id.length > 40 ? `${id.slice(0, 24)}…${id.slice(-8)}` : id;
  return name ? `${name} (${short})` : short;
}

/** The recipients of a file that gets its own rule. */
export const NewRecipientFields = (props: {
  known: readonly SopsPlanRecipient[];
  added: NewRecipients;
  onChange: (added: NewRecipients) => void;
}) => {
  const { known, added, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [hadSecretKey, setHadSecretKey] = useState(false);
  const wrongAge = ageRecipientsOf(added.age).find(
    id =>
      !(id.startsWith('age1') || isSshRecipient(id)) ||
      problemOf({ type: 'age', id }),
  );
  const wrongAgeText = t(
    wrongAge && isSshRecipient(wrongAge)
      ? 'sops.recipients.problem.ssh'
      : 'sops.recipients.badAge',
  );

  return (
    <div className={styles.section}>
      {known.length > 0 && (
        <CheckboxGroup
          label={t('sops.recipients.known')}
          value={added.known}
          onChange={ids => onChange({ ...added, known: ids })}
        >
          {known.map(recipient => (
            <Checkbox
              key={`${recipient.type} ${recipient.id}`}
              value={recipient.id}
              isDisabled={problemOf(recipient) !== undefined}
            >
              {labelOf(recipient)}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      <TextAreaField
        label={t('sops.recipients.age')}
        description={t('sops.recipients.ageHelp')}
        rows={3}
        spellCheck="false"
        autoComplete="off"
        value={added.age}
        validationBehavior="aria"
        validate={() => (wrongAge ? wrongAgeText : null)}
        onChange={age => {
          // A secret key is removed as soon as it is recognized.
          const isSecret = holdsSecretKey(age);
          setHadSecretKey(isSecret);
          onChange({ ...added, age: isSecret ? '' : age });
        }}
      />
      {hadSecretKey && (
        <span className={styles.problem} role="alert">
          {t('sops.recipients.secretKey')}
        </span>
      )}
      {added.pgp.map(({ fingerprint }, index) => (
        <IssueTextField
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          label={t('sops.recipients.fingerprint')}
          description={t('sops.recipients.fingerprintHelp')}
          value={fingerprint}
          onChange={text =>
            onChange({
              ...added,
              pgp: added.pgp.map((one, at) =>
                at === index ? { fingerprint: text } : one,
              ),
            })
          }
          issue={
            fingerprint &&
            problemOf({ type: 'pgp', id: fingerprintOf(fingerprint) })
              ? t('sops.recipients.problem.fingerprint')
              : undefined
          }
        />
      ))}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={() =>
            onChange({ ...added, pgp: [...added.pgp, { fingerprint: '' }] })
          }
        >
          {t('sops.recipients.addPgp')}
        </Button>
      </div>
    </div>
  );
};

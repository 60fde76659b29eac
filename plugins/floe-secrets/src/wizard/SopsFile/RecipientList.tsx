import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsPlanRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { problemOf } from './recipients';
import styles from './SopsFile.module.css';

const KINDS = {
  age: 'sops.kind.age',
  pgp: 'sops.kind.pgp',
  kms: 'sops.kind.kms',
  gcp_kms: 'sops.kind.gcp_kms',
  azure_kv: 'sops.kind.azure_kv',
  hc_vault: 'sops.kind.hc_vault',
  hckms: 'sops.kind.hckms',
} as const;

/**
 * Recipients with type and name and, if the browser cannot encrypt for one, the
 * reason.
 */
export const RecipientList = (props: {
  groups: readonly (readonly SopsPlanRecipient[])[];
  /** Whether to encrypt for them. */
  isChecked?: boolean;
}) => {
  const { groups, isChecked } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const kindOf = (type: string) =>
    type in KINDS ? t(KINDS[type as keyof typeof KINDS]) : type;

  return (
    <>
      {groups.map((group, index) => (
        // eslint-disable-next-line react/no-array-index-key
        <div key={index}>
          {groups.length > 1 && (
            <span className={styles.groupName}>
              {t('sops.recipients.group', { number: String(index + 1) })}
            </span>
          )}
          <ul className={styles.recipients}>
            {group.map(recipient => {
              const { id, name, type } = recipient;
              const problem = isChecked ? problemOf(recipient) : undefined;
              return (
                <li key={`${type} ${id}`} className={styles.recipient}>
                  <span className={styles.kind}>{kindOf(type)}</span>
                  {name && <span>{name}</span>}
                  <code className={styles.id} title={id}>
                    {id.length > 90
                      ? `${id.slice(0, 60)}…${id.slice(-12)}`
                      : id}
                  </code>
                  {problem && (
                    <span className={styles.problem}>
                      {t(`sops.recipients.problem.${problem}`)}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
};

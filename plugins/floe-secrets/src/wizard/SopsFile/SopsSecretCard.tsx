import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsLayout } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, ButtonIcon, Text } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import { useListFocus } from '../../components/common/useListFocus';
import { floeSecretsTranslationRef } from '../../translation';
import { IssueTextField } from '../common/IssueTextField';
import { EncryptedValue } from './EncryptedValue';
import {
  isNamed,
  isUsableKey,
  newRow,
  type SopsRow,
  type SopsSecretForm,
} from './sopsForm';
import styles from './SopsFile.module.css';

/** One Secret: its name if it needs one, its keys and their values. */
export const SopsSecretCard = (props: {
  layout: SopsLayout;
  secret: SopsSecretForm;
  /** Whether another Secret has the same name. */
  isTwice: boolean;
  entered: ReadonlySet<number>;
  onChange: (secret: SopsSecretForm) => void;
  onEnter: (id: number, value: string | undefined) => void;
  /** Undefined if the file needs it. */
  onRemove: (() => void) | undefined;
}) => {
  const { layout, secret, isTwice, entered, onChange, onEnter } = props;
  const { onRemove } = props;
  const { group, name, rows } = secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { list, focusItem } = useListFocus<HTMLDivElement>();
  const title = group
    ? t(`sops.group.${group}`)
    : name || t('wizard.custom.unnamed');
  const isBadName = name !== '' && !isNamed(layout, secret);
  const setRows = (next: SopsRow[]) => onChange({ ...secret, rows: next });
  const removeRow = (index: number) => {
    focusItem(index);
    onEnter(rows[index].id, undefined);
    setRows(rows.filter((_, at) => at !== index));
  };
  let nameIssue: string | undefined;
  if (isTwice) {
    nameIssue = t('sops.secrets.nameTwice');
  } else if (isBadName) {
    nameIssue = t('sops.secrets.badName');
  }

  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        {group ? (
          <Text as="h4" variant="title-x-small">
            {title}
          </Text>
        ) : (
          <IssueTextField
            label={t(
              layout === 'manifest'
                ? 'sops.secrets.secretName'
                : 'wizard.custom.name',
            )}
            placeholder={
              layout === 'manifest' ? 'orders-database' : 'dbt-cloud'
            }
            size="small"
            value={name}
            onChange={text => onChange({ ...secret, name: text })}
            issue={nameIssue}
          />
        )}
        {onRemove && (
          <ButtonIcon
            aria-label={t('wizard.custom.remove', { name: title })}
            icon={<RiDeleteBinLine />}
            size="small"
            variant="tertiary"
            onPress={onRemove}
          />
        )}
      </div>
      <div ref={list} className={styles.section}>
        {rows.map((row, index) => {
          const { id, key } = row;
          const label = key || t('wizard.references.newKey');
          const isUsable = isUsableKey(rows, key);
          return (
            <div
              key={id}
              className={styles.key}
              role="group"
              aria-label={label}
            >
              {group ? (
                <code className={styles.keyName}>{key}</code>
              ) : (
                <IssueTextField
                  aria-label={t('wizard.references.secretKey')}
                  placeholder={t('wizard.references.secretKey')}
                  size="small"
                  value={key}
                  onChange={text =>
                    setRows(
                      rows.map(one =>
                        one.id === id ? { ...one, key: text } : one,
                      ),
                    )
                  }
                  issue={
                    key && !isUsable ? t('sops.secrets.badKey') : undefined
                  }
                />
              )}
              <EncryptedValue
                label={label}
                isEntered={entered.has(id)}
                isDisabled={!isUsable}
                onEnter={value => onEnter(id, value)}
              />
              {!group && (
                <ButtonIcon
                  aria-label={t('wizard.removeKey', { name: label })}
                  icon={<RiDeleteBinLine />}
                  size="small"
                  variant="tertiary"
                  isDisabled={rows.length === 1}
                  onPress={() => removeRow(index)}
                />
              )}
            </div>
          );
        })}
        {!group && (
          <div>
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiAddLine />}
              onPress={() => {
                focusItem(rows.length);
                setRows([...rows, newRow('')]);
              }}
            >
              {t('wizard.addOtherKey')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { KeyDescription, RemoteReference } from '@floe/values-files';
import { ButtonIcon } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useListFocus } from '../../../components/common/useListFocus';
import { IssueTextField } from '../../common/IssueTextField';
import { AddKeyButtons } from '../shared/AddKeyButtons';
import { KnownKey } from '../shared/KnownKey';
import type { Issues } from '../../common/issues';
import { RemovedKey } from '../shared/RemovedKey';
import { ReferenceFields } from './knownKeys/ReferenceFields';
import { indexInChange, type ReferenceRow } from './rows';
import styles from './ReferenceTable.module.css';

/** Keys of a Secret, with the remote key and property of each. */
export const ReferenceTable = (props: {
  keys: readonly ReferenceRow[];
  /** The engine's own keys; the user can add others. */
  known: readonly KeyDescription[];
  propose: (secretKey?: string) => RemoteReference;
  onChange: (keys: ReferenceRow[]) => void;
  issues: Issues;
  /** Where the keys stand in the change. */
  place: string;
}) => {
  const { keys, known, propose, onChange, issues, place } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { list, focusItem } = useListFocus<HTMLDivElement>();
  const issueOf = (index: number, field: keyof RemoteReference) => {
    const { present, secretKey } = keys[index];
    const isTwice = keys.some(
      (key, at) => at !== index && key.secretKey === secretKey,
    );
    if (field === 'secretKey' && secretKey && !present && isTwice) {
      return t('wizard.sealed.keyTwice');
    }
    return issues.get(`${place}.${indexInChange(keys, index)}.${field}`);
  };
  const replace = (index: number, reference: ReferenceRow) =>
    onChange(keys.map((key, at) => (at === index ? reference : key)));

  return (
    <div ref={list} className={styles.references}>
      <div className={styles.head} aria-hidden="true">
        <span>{t('wizard.references.secretKey')}</span>
        <span>{t('wizard.references.remoteKey')}</span>
        <span>{t('wizard.references.property')}</span>
      </div>
      {keys.map((reference, index) => {
        const { secretKey, present, isRemoved } = reference;
        const description = known.find(key => key.secretKey === secretKey);
        const name = secretKey || t('wizard.references.newKey');
        if (isRemoved) {
          return (
            <RemovedKey
              // eslint-disable-next-line react/no-array-index-key
              key={index}
              secretKey={secretKey}
              onUndo={() => {
                focusItem(index + 1);
                replace(index, { ...reference, isRemoved: undefined });
              }}
            />
          );
        }
        return (
          <div
            // All fields of a row can change, so rows can only be identified by their index.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            className={styles.reference}
            role="group"
            aria-label={name}
            data-key={secretKey}
            tabIndex={-1}
          >
            {description || present ? (
              <KnownKey description={description ?? { secretKey }} />
            ) : (
              <IssueTextField
                aria-label={t('wizard.references.secretKey')}
                placeholder={t('wizard.references.secretKey')}
                size="small"
                value={secretKey}
                onChange={text =>
                  replace(index, { ...reference, secretKey: text })
                }
                issue={issueOf(index, 'secretKey')}
              />
            )}
            <ReferenceFields
              name={name}
              reference={reference}
              onChange={fields => replace(index, { ...reference, ...fields })}
              remoteKeyIssue={issueOf(index, 'remoteKey')}
              propertyIssue={issueOf(index, 'property')}
            />
            <ButtonIcon
              aria-label={t('wizard.removeKey', { name })}
              icon={<RiDeleteBinLine />}
              size="small"
              variant="tertiary"
              onPress={() => {
                // The next row, or the buttons that add one; the header is the
                // first child.
                focusItem(index + 1);
                if (present) {
                  replace(index, { ...present, present, isRemoved: true });
                } else {
                  onChange(keys.filter((_, at) => at !== index));
                }
              }}
            />
          </div>
        );
      })}
      <AddKeyButtons
        known={known}
        present={keys.map(({ secretKey }) => secretKey)}
        onAdd={secretKey => {
          focusItem(keys.length + 1);
          onChange([...keys, propose(secretKey)]);
        }}
      />
    </div>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { secretKeySchema, type KeyDescription } from '@floe/values-files';
import { ButtonIcon } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useListFocus } from '../../../components/common/useListFocus';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import { IssueTextField } from '../../common/IssueTextField';
import { AddKeyButtons } from '../shared/AddKeyButtons';
import { KnownKey } from '../shared/KnownKey';
import { RemovedKey } from '../shared/RemovedKey';
import type { SealedData } from './sealedForm';
import { SealedValue } from './SealedValue';
import styles from './SealedKeys.module.css';

type EncryptedData = SealedData['encryptedData'];
type Keys = Pick<SealedData, 'encryptedData' | 'removedKeys'>;

let lastId = 0;
function newRow(secretKey: string) {
  lastId += 1;
  return { id: lastId, secretKey };
}

function without(data: EncryptedData, secretKey: string): EncryptedData {
  const { [secretKey]: _, ...rest } = data;
  return rest;
}

/**
 * Keys of a Secret, each with a value that is sealed as soon as it is entered.
 */
export const SealedKeys = (props: {
  /** The engine's own keys; the user can add others. */
  known: readonly KeyDescription[];
  /**
   * Keys that the Secret in the cluster already has; they may be left
   * unchanged.
   */
  existingKeys: readonly string[];
  /** Whether the cluster cannot decrypt the values in Git. */
  isUnreadable?: boolean;
  data: SealedData;
  onChange: (update: (data: SealedData) => Partial<Keys>) => void;
  /** Undefined while nothing can be sealed. */
  seal:
    | ((value: string | Uint8Array) => Promise<string | undefined>)
    | undefined;
  issue?: string;
}) => {
  const { known, existingKeys, isUnreadable, data } = props;
  const { onChange, seal, issue } = props;
  const { encryptedData, presentKeys, removedKeys } = data;
  const seals = (update: (sealed: EncryptedData) => EncryptedData) =>
    onChange(current => ({ encryptedData: update(current.encryptedData) }));
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useCatalogueWords();
  const { list, focusItem } = useListFocus<HTMLDivElement>();
  const [rows, setRows] = useState(() => {
    const required = known.flatMap(key => (key.required ? key.secretKey : []));
    const keys = new Set([
      ...required,
      ...presentKeys,
      ...Object.keys(encryptedData),
    ]);
    return (keys.size > 0 ? [...keys] : ['']).map(newRow);
  });

  // Values that were sealed elsewhere, for example from a file.
  const added = Object.keys(encryptedData).filter(
    key => !rows.some(({ secretKey }) => secretKey === key),
  );
  if (added.length > 0) {
    setRows([
      ...rows.filter(({ secretKey }) => secretKey !== ''),
      ...added.map(newRow),
    ]);
  }

  // Another row may get the same name, which is then a duplicate.
  const presentRows = useRef(
    new Set(
      rows
        .filter(({ secretKey }) => presentKeys.includes(secretKey))
        .map(({ id }) => id),
    ),
  );

  const remove = (id: number, secretKey: string) => {
    // The next row, or the buttons that add one.
    focusItem(rows.findIndex(row => row.id === id));
    if (presentKeys.includes(secretKey)) {
      onChange(current => ({
        encryptedData: without(current.encryptedData, secretKey),
        removedKeys: [...current.removedKeys, secretKey],
      }));
      return;
    }
    setRows(rows.filter(row => row.id !== id));
    seals(sealed => without(sealed, secretKey));
  };
  const rename = (id: number, from: string, to: string) => {
    setRows(rows.map(row => (row.id === id ? { id, secretKey: to } : row)));
    // The seal does not depend on the key of a value.
    seals(sealed =>
      Object.hasOwn(sealed, from) && !Object.hasOwn(sealed, to)
        ? { ...without(sealed, from), [to]: sealed[from] }
        : sealed,
    );
  };

  return (
    <div ref={list} className={styles.keys}>
      {rows.map(({ id, secretKey }) => {
        const description = known.find(key => key.secretKey === secretKey);
        const name = secretKey || t('wizard.references.newKey');
        const isTwice =
          rows.filter(row => row.secretKey === secretKey).length > 1;
        const isNamed =
          !isTwice && secretKeySchema.safeParse(secretKey).success;
        const isInGit = presentKeys.includes(secretKey);
        if (removedKeys.includes(secretKey)) {
          return (
            <RemovedKey
              key={id}
              secretKey={secretKey}
              onUndo={() =>
                onChange(current => ({
                  removedKeys: current.removedKeys.filter(
                    key => key !== secretKey,
                  ),
                }))
              }
            />
          );
        }
        return (
          <div
            key={id}
            className={styles.key}
            role="group"
            aria-label={name}
            data-key={secretKey}
            tabIndex={-1}
          >
            {description || presentRows.current.has(id) ? (
              <KnownKey description={description ?? { secretKey }} />
            ) : (
              <IssueTextField
                aria-label={t('wizard.references.secretKey')}
                placeholder={t('wizard.references.secretKey')}
                size="small"
                value={secretKey}
                onChange={text => rename(id, secretKey, text)}
                issue={
                  secretKey && !isNamed
                    ? t(
                        isTwice
                          ? 'wizard.sealed.keyTwice'
                          : 'wizard.sealed.badKey',
                      )
                    : undefined
                }
              />
            )}
            <SealedValue
              label={description ? words(description.title) : name}
              isSensitive={description?.sensitive ?? true}
              isInCluster={existingKeys.includes(secretKey)}
              isInGit={isInGit}
              isUnreadable={isUnreadable}
              ciphertext={encryptedData[secretKey]}
              seal={isNamed ? seal : undefined}
              onSealed={ciphertext =>
                seals(sealed => ({ ...sealed, [secretKey]: ciphertext }))
              }
              onReplace={() => seals(sealed => without(sealed, secretKey))}
            />
            <ButtonIcon
              aria-label={t('wizard.removeKey', { name })}
              icon={<RiDeleteBinLine />}
              size="small"
              variant="tertiary"
              onPress={() => remove(id, secretKey)}
            />
          </div>
        );
      })}
      <AddKeyButtons
        known={known}
        present={rows.map(({ secretKey }) => secretKey)}
        onAdd={secretKey => {
          focusItem(rows.length);
          setRows([...rows, newRow(secretKey ?? '')]);
        }}
      />
      {issue && (
        <p className={styles.issue} role="alert">
          {issue}
        </p>
      )}
    </div>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { customNameSchema } from '@floe/values-files';
import { Button, Select, Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { IssueTextField } from '../../common/IssueTextField';
import { type FoundValue, type ReadValues, toSecretKey } from './foundValues';
import { idOf, matchValues, type Target } from './matchValues';
import styles from './Values.module.css';

const LEAVE_OUT = 'out';
const NEW_ENTRY = 'new';

/** A value and the key that the user confirmed for it. */
export type AssignedValue = Pick<FoundValue, 'value'> &
  Pick<Target, 'place' | 'secretKey'>;

/**
 * The assignment of values to keys: proposed by name, confirmed by the user.
 * Shows only names.
 */
export const ValueAssignment = (props: {
  read: ReadValues;
  targets: readonly Target[];
  /** Names of the custom entries. */
  entries: readonly string[];
  /** The path of a custom entry. */
  placeOfEntry: (name: string) => string;
  problem: string | undefined;
  isSealing: boolean;
  onConfirm: (values: AssignedValue[]) => void;
  onDiscard: () => void;
}) => {
  const { read, targets, entries, placeOfEntry, isSealing } = props;
  const { problem, onConfirm, onDiscard } = props;
  const { values, empty } = read;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [choices, setChoices] = useState(() =>
    matchValues(values, targets).map(target =>
      target ? idOf(target) : LEAVE_OUT,
    ),
  );
  const [entryName, setEntryName] = useState('');
  const title = useRef<HTMLDivElement>(null);
  useEffect(() => title.current?.focus(), []);

  const assigned = values.flatMap(({ name, value }, index) => {
    const choice = choices[index];
    const target = targets.find(candidate => idOf(candidate) === choice);
    if (target) {
      const { place, secretKey } = target;
      return { value, place, secretKey, index };
    }
    const entry =
      choice === NEW_ENTRY
        ? entryName
        : entries.find(candidate => `=${candidate}` === choice);
    // The key may no longer exist, if the engine was changed.
    return entry === undefined
      ? []
      : {
          value,
          place: placeOfEntry(entry),
          secretKey: toSecretKey(name),
          index,
        };
  });
  const isTwice = (index: number) => {
    const own = assigned.find(entry => entry.index === index);
    return (
      own !== undefined &&
      assigned.filter(other => idOf(other) === idOf(own)).length > 1
    );
  };
  const usesNewEntry = choices.includes(NEW_ENTRY);
  const name = customNameSchema.safeParse(entryName);
  const nameIssue = entries.includes(entryName)
    ? t('wizard.values.entryExists')
    : name.error?.issues[0].message;
  const hasTwice = values.some((_, index) => isTwice(index));
  const rest = choices.filter(choice => choice === LEAVE_OUT).length;
  const canSeal =
    assigned.length > 0 && !hasTwice && !(usesNewEntry && nameIssue);

  return (
    <div
      ref={title}
      tabIndex={-1}
      className={styles.assignment}
      role="group"
      aria-label={t('wizard.values.found', { count: values.length })}
    >
      <Text as="h4" variant="body-medium" weight="bold">
        {t('wizard.values.found', { count: values.length })}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('wizard.values.confirmDescription')}
      </Text>
      {values.map((value, index) => {
        const target = targets.find(
          candidate => idOf(candidate) === choices[index],
        );
        return (
          <div key={value.name} className={styles.row}>
            <code className={styles.name}>{value.name}</code>
            <div>
              <Select
                size="small"
                aria-label={t('wizard.values.keyFor', { name: value.name })}
                searchable={targets.length > 12}
                options={[
                  { value: LEAVE_OUT, label: t('wizard.values.leaveOut') },
                  ...targets.map(candidate => ({
                    value: idOf(candidate),
                    label: candidate.label,
                  })),
                  ...entries.map(entry => ({
                    value: `=${entry}`,
                    label: t('wizard.values.ofEntry', {
                      entry,
                      key: toSecretKey(value.name),
                    }),
                  })),
                  { value: NEW_ENTRY, label: t('wizard.values.newEntry') },
                ]}
                value={choices[index]}
                onChange={choice =>
                  setChoices(
                    choices.map((own, at) =>
                      at === index ? String(choice) : own,
                    ),
                  )
                }
              />
              {isTwice(index) && (
                <p className={styles.problem}>{t('wizard.values.twice')}</p>
              )}
              {target?.isInGit && (
                <p className={styles.note}>{t('wizard.values.replaces')}</p>
              )}
            </div>
          </div>
        );
      })}
      {rest > 0 && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.rest}
          onPress={() =>
            setChoices(
              choices.map(choice =>
                choice === LEAVE_OUT ? NEW_ENTRY : choice,
              ),
            )
          }
        >
          {t('wizard.values.restToEntry', { count: rest })}
        </Button>
      )}
      {usesNewEntry && (
        <IssueTextField
          size="small"
          label={t('wizard.values.entryName')}
          description={t('wizard.values.entryNameDescription')}
          value={entryName}
          onChange={setEntryName}
          issue={entryName ? nameIssue : undefined}
        />
      )}
      {empty.length > 0 && (
        <p className={styles.note}>
          {t('wizard.values.empty', { names: empty.join(', ') })}
        </p>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          isDisabled={!canSeal || isSealing}
          onPress={() => onConfirm(assigned)}
        >
          {t('wizard.values.seal', { count: assigned.length })}
        </Button>
        <Button
          size="small"
          variant="tertiary"
          isDisabled={isSealing}
          onPress={onDiscard}
        >
          {t('wizard.values.discard')}
        </Button>
      </div>
    </div>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Select } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { IssueTextField } from '../../common/IssueTextField';
import {
  type AlphabetName,
  ALPHABETS,
  entropyOf,
  generateValue,
  MAX_LENGTH,
  MIN_LENGTH,
} from './generateValue';
import styles from './Values.module.css';

const DEFAULT_LENGTH = '32';

/** Generates a random value and passes it on without showing it. */
export const ValueGenerator = (props: {
  label: string;
  onGenerate: (value: string) => void;
  onCancel: () => void;
}) => {
  const { label, onGenerate, onCancel } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [text, setText] = useState(DEFAULT_LENGTH);
  const [alphabet, setAlphabet] = useState<AlphabetName>('alphanumeric');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);

  const length = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  const isValid = length >= MIN_LENGTH && length <= MAX_LENGTH;
  const generate = () => {
    if (isValid) {
      onGenerate(generateValue(length, alphabet));
    }
  };

  return (
    <div
      ref={root}
      className={styles.generator}
      role="group"
      aria-label={t('wizard.generate.title', { label })}
    >
      <div className={styles.fields}>
        <IssueTextField
          size="small"
          label={t('wizard.generate.length')}
          inputMode="numeric"
          value={text}
          onChange={setText}
          onKeyDown={event => {
            if (event.key === 'Enter') {
              // The surrounding form must not be submitted.
              event.preventDefault();
              generate();
            }
          }}
          issue={
            isValid
              ? undefined
              : t('wizard.generate.badLength', {
                  min: String(MIN_LENGTH),
                  max: String(MAX_LENGTH),
                })
          }
        />
        <Select
          size="small"
          label={t('wizard.generate.alphabet')}
          options={Object.keys(ALPHABETS).map(name => ({
            value: name,
            label: t(`wizard.generate.${name as AlphabetName}`),
          }))}
          value={alphabet}
          onChange={key => setAlphabet(key as AlphabetName)}
        />
      </div>
      <p className={styles.note}>
        {t('wizard.generate.note', {
          bits: isValid ? String(entropyOf(length, alphabet)) : '–',
        })}
      </p>
      <div className={styles.actions}>
        <Button size="small" isDisabled={!isValid} onPress={generate}>
          {t('wizard.generate.seal')}
        </Button>
        <Button size="small" variant="tertiary" onPress={onCancel}>
          {t('wizard.generate.cancel')}
        </Button>
      </div>
    </div>
  );
};

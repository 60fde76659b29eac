import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import {
  type CommitOptions,
  ValueInput,
} from '../SecretsPicker/sealed/ValueInput';
import { type Remark, remarkOf } from '../SecretsPicker/sealed/remarkOf';
import { useValueFocus } from '../SecretsPicker/shared/useValueFocus';
import { ValueMark } from '../SecretsPicker/shared/ValueMark';
import styles from '../SecretsPicker/shared/ValueMark.module.css';

/** Text of a value; undefined if it is not text. */
function textOf(value: string | Uint8Array): string | undefined {
  try {
    return typeof value === 'string'
      ? value
      : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
          value,
        );
  } catch {
    return undefined;
  }
}

/**
 * A value: an input until a value is entered, then a mark; the entered text is
 * no longer on the page.
 */
export const EncryptedValue = (props: {
  label: string;
  isEntered: boolean;
  /** Whether the name of its key is valid. */
  isDisabled: boolean;
  onEnter: (value: string | undefined) => void;
}) => {
  const { label, isEntered, isDisabled, onEnter } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [problem, setProblem] = useState<string>();
  const [remark, setRemark] = useState<Remark>();
  const { root, setFocus } = useValueFocus(String(isEntered));

  const commit = async (value: string | Uint8Array, options: CommitOptions) => {
    if (isDisabled || value.length === 0) {
      return;
    }
    const text = textOf(value);
    if (text === undefined) {
      setProblem(t('sops.secrets.notText'));
      return;
    }
    setProblem(undefined);
    setRemark(remarkOf(value, options));
    onEnter(text);
    analytics.captureEvent('encrypt', 'Value of a secret');
    if (options.keepFocus) {
      setFocus('button');
    }
  };

  return (
    <div ref={root} className={styles.value}>
      {isEntered ? (
        <>
          <ValueMark
            label={label}
            text={t('sops.secrets.isEntered')}
            isNew
            onReplace={() => {
              onEnter(undefined);
              setFocus('input');
            }}
          />
          {remark && (
            <div className={styles.line}>
              <span className={styles.note}>
                {t(`wizard.sealed.${remark}`)}
              </span>
            </div>
          )}
        </>
      ) : (
        <ValueInput
          label={label}
          isSensitive
          isDisabled={isDisabled}
          onCommit={commit}
          onProblem={setProblem}
        />
      )}
      {problem && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
};

import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { RiLockFill } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { ValueInput } from '../SecretsPicker/sealed/ValueInput';
import styles from '../SecretsPicker/sealed/SealedValue.module.css';

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
  const [focus, setFocus] = useState<'button' | 'input, textarea'>();
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (focus) {
      root.current?.querySelector<HTMLElement>(focus)?.focus();
      setFocus(undefined);
    }
  }, [focus, isEntered]);

  const commit = async (
    value: string | Uint8Array,
    options: { keepFocus: boolean },
  ) => {
    if (isDisabled || value.length === 0) {
      return;
    }
    const text = textOf(value);
    if (text === undefined) {
      setProblem(t('sops.secrets.notText'));
      return;
    }
    setProblem(undefined);
    onEnter(text);
    analytics.captureEvent('encrypt', 'Value of a secret');
    if (options.keepFocus) {
      setFocus('button');
    }
  };

  return (
    <div ref={root} className={styles.value}>
      {isEntered ? (
        <div className={styles.line}>
          <span className={styles.sealed} role="status">
            <RiLockFill size={14} aria-hidden="true" />
            {t('sops.secrets.isEntered')}
          </span>
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('wizard.sealed.replaceValue', { label })}
            onPress={() => {
              onEnter(undefined);
              setFocus('input, textarea');
            }}
          >
            {t('wizard.sealed.replace')}
          </Button>
        </div>
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

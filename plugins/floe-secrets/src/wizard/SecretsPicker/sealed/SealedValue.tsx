import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { useValueFocus } from '../shared/useValueFocus';
import { ValueMark } from '../shared/ValueMark';
import styles from '../shared/ValueMark.module.css';
import { type Remark, remarkOf } from './remarkOf';
import { useHeldHeight } from './useHeldHeight';
import { type CommitOptions, ValueInput } from './ValueInput';

/**
 * A value of a Secret: an input until a value is entered, then a mark that it
 * is sealed. The entered text is removed with the input.
 */
export const SealedValue = (props: {
  label: string;
  isSensitive: boolean;
  isInCluster: boolean;
  /** Whether the values files have a sealed value for it. */
  isInGit: boolean;
  /** Whether the cluster cannot decrypt the one in the values files. */
  isUnreadable?: boolean;
  ciphertext: string | undefined;
  /** Undefined while nothing can be sealed. */
  seal:
    | ((value: string | Uint8Array) => Promise<string | undefined>)
    | undefined;
  onSealed: (ciphertext: string) => void;
  onReplace: () => void;
}) => {
  const { label, isSensitive, isInCluster, isInGit, ciphertext, seal } = props;
  const { isUnreadable } = props;
  const { onSealed, onReplace } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [problem, setProblem] = useState<string>();
  const [isReplacing, setIsReplacing] = useState(false);
  const [remark, setRemark] = useState<Remark>();
  const isSealed = ciphertext !== undefined;
  const isKept = isInGit && !isReplacing;
  const { root, setFocus } = useValueFocus(`${isSealed} ${isReplacing}`);
  const holdHeight = useHeldHeight(root);

  const commit = async (value: string | Uint8Array, options: CommitOptions) => {
    if (!seal || value.length === 0) {
      return;
    }
    try {
      const sealed = await seal(value);
      setProblem(undefined);
      if (sealed) {
        setRemark(remarkOf(value, options));
        holdHeight();
        onSealed(sealed);
        analytics.captureEvent('seal', 'Value of a secret');
        if (options.keepFocus) {
          setFocus('button');
        }
      }
    } catch (error) {
      setProblem((error as Error).message);
    }
  };

  return (
    <div ref={root} className={styles.value}>
      {isSealed && (
        <>
          <ValueMark
            label={label}
            text={t('wizard.sealed.isSealed')}
            ciphertext={ciphertext}
            isNew
            onReplace={() => {
              onReplace();
              setIsReplacing(true);
              setFocus('input');
            }}
          />
          <div className={styles.line}>
            <span className={styles.note}>
              {t(`wizard.sealed.${remark ?? 'onlyCluster'}`)}
            </span>
          </div>
        </>
      )}
      {!isSealed && isKept && (
        <ValueMark
          label={label}
          text={t(
            isUnreadable
              ? 'wizard.sealed.inGitUnreadable'
              : 'wizard.sealed.inGit',
          )}
          isUnreadable={isUnreadable}
          onReplace={() => {
            setIsReplacing(true);
            setFocus('input');
          }}
        />
      )}
      {!isSealed && !isKept && (
        <>
          <ValueInput
            label={label}
            isSensitive={isSensitive}
            isDisabled={!seal}
            onCommit={commit}
            onProblem={setProblem}
          />
          {isInGit && (
            <div className={styles.line}>
              <Button
                size="small"
                variant="tertiary"
                aria-label={t('wizard.sealed.keepValue', { label })}
                onPress={() => {
                  setIsReplacing(false);
                  setProblem(undefined);
                  setFocus('button');
                }}
              >
                {t('wizard.sealed.keep')}
              </Button>
            </div>
          )}
          {isInCluster && !isInGit && (
            <span className={styles.note}>{t('wizard.sealed.inCluster')}</span>
          )}
        </>
      )}
      {problem && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
};

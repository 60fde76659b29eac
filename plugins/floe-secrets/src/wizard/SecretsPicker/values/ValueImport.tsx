import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import type { FoundValue, ReadValues } from './foundValues';
import type { Target } from './matchValues';
import { type AssignedValue, ValueAssignment } from './ValueAssignment';
import { ValueSource } from './ValueSource';
import styles from './Values.module.css';

type Sealed = Pick<Target, 'place' | 'secretKey'> & { ciphertext: string };

/**
 * Imports many values from a text or file. They are in memory until they are
 * sealed or discarded, and the user cannot leave the form before.
 */
export const ValueImport = (props: {
  targetsFor: (values: readonly FoundValue[]) => Target[];
  /** Names of the custom entries. */
  entries: readonly string[];
  placeOfEntry: (name: string) => string;
  /** Undefined while nothing can be sealed. */
  seal:
    | ((
        value: string | Uint8Array,
        place: string,
      ) => Promise<string | undefined>)
    | undefined;
  onSealed: (sealed: Sealed[], values: readonly FoundValue[]) => void;
}) => {
  const { targetsFor, entries, placeOfEntry, seal, onSealed } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [read, setRead] = useState<ReadValues>();
  const [problem, setProblem] = useState<string>();
  const [isSealing, setIsSealing] = useState(false);
  const [sealedCount, setSealedCount] = useState(0);
  const root = useRef<HTMLElement>(null);
  const isPending = read !== undefined;
  const pendingText = t('wizard.values.pending');

  useEffect(() => {
    const form = root.current?.closest('form');
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setProblem(pendingText);
      root.current?.querySelector<HTMLElement>('[role="group"]')?.focus();
    };
    if (!isPending) {
      return undefined;
    }
    form?.addEventListener('submit', hold, { capture: true });
    return () => form?.removeEventListener('submit', hold, { capture: true });
  }, [isPending, pendingText]);

  const finish = (count: number) => {
    setRead(undefined);
    setProblem(undefined);
    setSealedCount(count);
    root.current?.focus();
  };
  const confirm = async (values: AssignedValue[]) => {
    if (!seal || !read) {
      return;
    }
    setIsSealing(true);
    try {
      const sealed: Sealed[] = [];
      for (const { value, place, secretKey } of values) {
        const ciphertext = await seal(value, place);
        if (ciphertext === undefined) {
          // The scope or the certificate changed meanwhile.
          setProblem(t('wizard.values.moved'));
          return;
        }
        sealed.push({ place, secretKey, ciphertext });
      }
      onSealed(sealed, read.values);
      analytics.captureEvent('seal', 'Values of a file', {
        value: sealed.length,
      });
      finish(sealed.length);
    } catch (error) {
      // Its messages never contain the value.
      setProblem((error as Error).message);
    } finally {
      setIsSealing(false);
    }
  };

  return (
    <section
      ref={root}
      tabIndex={-1}
      className={styles.import}
      aria-label={t('wizard.values.title')}
    >
      <div>
        <Text as="h3" variant="title-x-small">
          {t('wizard.values.title')}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('wizard.values.description')}
        </Text>
      </div>
      {read ? (
        <ValueAssignment
          read={read}
          targets={targetsFor(read.values)}
          entries={entries}
          placeOfEntry={placeOfEntry}
          problem={problem}
          isSealing={isSealing}
          onConfirm={confirm}
          onDiscard={() => finish(0)}
        />
      ) : (
        <ValueSource
          isDisabled={!seal}
          onRead={values => {
            setSealedCount(0);
            setRead(values);
          }}
        />
      )}
      <p role="status" className={styles.note}>
        {!read &&
          sealedCount > 0 &&
          t('wizard.values.sealed', { count: sealedCount })}
      </p>
    </section>
  );
};

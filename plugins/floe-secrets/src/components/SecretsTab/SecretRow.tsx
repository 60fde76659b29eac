import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { RiArrowDownSLine } from '@remixicon/react';
import { memo, type MouseEvent, useEffect, useId, useRef } from 'react';
import { mainFinding } from '../../summary/findings';
import { floeSecretsTranslationRef } from '../../translation';
import { GeneratorIcon, ProviderIcon } from '../common/provider/ProviderIcon';
import { StateLabel } from '../common/StateLabel';
import { useFindingText } from '../common/useFindingText';
import { useWords } from '../common/useWords';
import { SecretDetail } from '../SecretDetail';
import { SyncTimes } from './SyncTimes';
import { useTargetWords } from './useTargetWords';
import styles from './SecretRow.module.css';

/** One secret in a line, with its detail below if it is open. */
export const SecretRow = memo(
  (props: {
    secret: ManagedSecret;
    isOpen: boolean;
    /** Scroll it into view, because the page's address names it. */
    isTarget: boolean;
    onToggle: (id: string) => void;
  }) => {
    const { secret, isOpen, isTarget, onToggle } = props;
    const { t } = useTranslationRef(floeSecretsTranslationRef);
    const findingText = useFindingText();
    const words = useWords();
    const ids = { name: useId(), state: useId(), detail: useId() };
    const row = useRef<HTMLLIElement>(null);
    const finding = mainFinding(secret);
    const { store, origins } = secret.source;
    const target = useTargetWords(secret);

    useEffect(() => {
      if (isTarget) {
        row.current?.scrollIntoView?.({ block: 'start', behavior: 'smooth' });
      }
    }, [isTarget]);

    const toggle = () => onToggle(secret.id);
    // The button is for the keyboard; for the mouse, the whole line is
    // clickable.
    const handleLineClick = (event: MouseEvent<HTMLDivElement>) => {
      const onControl = (event.target as Element).closest('a, button');
      if (!onControl && !window.getSelection()?.toString()) {
        toggle();
      }
    };

    return (
      <li ref={row} className={styles.row} data-open={isOpen || undefined}>
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div className={styles.line} onClick={handleLineClick}>
          <div id={ids.state} className={styles.state}>
            <StateLabel
              state={secret.state}
              meaning={secret.source.file && t('inGitMeaning')}
            />
            {secret.source.file && (
              <span className={styles.secondary}>{t('tab.row.inGit')}</span>
            )}
            {secret.state === 'unknown' && secret.lastKnownState && (
              <span className={styles.secondary}>
                {t('tab.row.lastKnown', {
                  state: t(`state.${secret.lastKnownState}`),
                })}
              </span>
            )}
          </div>
          <div className={styles.what}>
            <button
              type="button"
              id={ids.name}
              className={styles.name}
              aria-describedby={ids.state}
              aria-expanded={isOpen}
              aria-controls={isOpen ? ids.detail : undefined}
              onClick={toggle}
            >
              {secret.name}
            </button>
            {target && <span className={styles.secondary}>{target}</span>}
            {finding && (
              <span className={styles.finding} data-severity={finding.severity}>
                {findingText(finding).headline}
              </span>
            )}
          </div>
          <div className={styles.how}>
            <span>{t(`approach.${secret.approach}`)}</span>
            {store && (
              <span className={styles.secondary}>
                <ProviderIcon provider={store.provider} />
                {words.store(store)}
              </span>
            )}
            {!store &&
              origins?.map(({ kind, name }) => (
                <span key={`${kind}/${name}`} className={styles.secondary}>
                  <GeneratorIcon />
                  {kind} {name}
                </span>
              ))}
          </div>
          <div className={styles.when}>
            <SyncTimes secret={secret} />
          </div>
          <RiArrowDownSLine
            className={styles.chevron}
            size={20}
            aria-hidden="true"
          />
        </div>
        {isOpen && (
          <section
            id={ids.detail}
            aria-labelledby={ids.name}
            className={styles.detail}
          >
            <SecretDetail secret={secret} />
          </section>
        )}
      </li>
    );
  },
);

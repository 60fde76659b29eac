import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChangeStep } from '@floe/backstage-plugin-floe-secrets-common';
import { VisuallyHidden } from '@backstage/ui';
import {
  RiCheckLine,
  RiCloseLine,
  RiMore2Fill,
  RiQuestionMark,
  RiSubtractLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../translation';
import { Time } from '../common/Time';
import { Sentence } from '../common/Sentence';
import styles from './ChangeSteps.module.css';

const ICONS: Record<ChangeStep['state'], RemixiconComponentType> = {
  done: RiCheckLine,
  waiting: RiMore2Fill,
  failed: RiCloseLine,
  skipped: RiSubtractLine,
  unknown: RiQuestionMark,
};

/**
 * The steps of a change from the pull request to the cluster, with time and
 * evidence.
 */
export const ChangeSteps = (props: {
  steps: readonly ChangeStep[];
  isClosed: boolean;
  /** The change creates nothing. */
  onlyRemoves: boolean;
}) => {
  const { isClosed, onlyRemoves, steps } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const current = isClosed
    ? undefined
    : steps.find(({ state }) => state === 'waiting' || state === 'failed');

  return (
    <ol className={styles.steps} aria-label={t('changes.steps')}>
      {steps.map(step => {
        const { name, state, at, proof } = step;
        const Icon = ICONS[state];
        return (
          <li
            key={name}
            className={styles.step}
            data-state={state}
            aria-current={step === current ? 'step' : undefined}
          >
            <span className={styles.mark}>
              <Icon size={14} aria-hidden="true" />
            </span>
            <span className={styles.name}>
              {onlyRemoves && name === 'synced'
                ? t('changes.removed')
                : t(`changes.step.${name}`)}
              <VisuallyHidden>
                {' '}
                ({t(`changes.stepState.${state}`)})
              </VisuallyHidden>
            </span>
            <span className={styles.note}>
              {at && <Time iso={at} />}
              {state === 'skipped' && t('changes.skipped')}
              {step === current &&
                state === 'waiting' &&
                !proof &&
                (onlyRemoves && name === 'synced'
                  ? t('changes.waitingForRemoval')
                  : t(`changes.waiting.${name}`))}
            </span>
            {proof && (
              <span className={styles.note}>
                <Sentence>{proof}</Sentence>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Consumer } from '@floe/backstage-plugin-floe-secrets-common';
import {
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiQuestionFill,
  RiRestartLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './RestartLabel.module.css';

const ICONS: Record<Consumer['restart'], RemixiconComponentType> = {
  needed: RiRestartLine,
  perhaps: RiErrorWarningFill,
  'not-needed': RiCheckboxCircleFill,
  unknown: RiQuestionFill,
};

/**
 * Whether a workload needs a restart, as a word, an icon and a colour; the word
 * alone is enough.
 */
export const RestartLabel = (props: { restart: Consumer['restart'] }) => {
  const { restart } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const Icon = ICONS[restart];
  return (
    <span
      className={styles.label}
      data-restart={restart}
      title={t(`detail.consumers.restartMeaning.${restart}`)}
    >
      <Icon size={14} aria-hidden="true" />
      {t(`detail.consumers.restartState.${restart}`)}
    </span>
  );
};

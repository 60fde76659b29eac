import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Transition } from '@floe/backstage-plugin-floe-secrets-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiDeleteBinLine,
  RiHistoryLine,
  RiLoader4Line,
  RiQuestionFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './StateLabel.module.css';

type ShownState = Transition['state'];

const ICONS: Record<ShownState, RemixiconComponentType> = {
  synced: RiCheckboxCircleFill,
  pending: RiLoader4Line,
  stale: RiHistoryLine,
  failing: RiCloseCircleFill,
  unknown: RiQuestionFill,
  deleted: RiDeleteBinLine,
};

/** A state as a word, an icon and a colour; the word alone is enough. */
export const StateLabel = (props: {
  state: ShownState;
  /** The meaning of the state here, if it is not the usual one. */
  meaning?: string;
}) => {
  const { state } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const Icon = ICONS[state];
  const meaning =
    state === 'deleted'
      ? undefined
      : props.meaning ?? t(`stateMeaning.${state}`);

  return (
    <span className={styles.label} data-state={state} title={meaning}>
      <Icon size={14} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { PracticeCell } from '@floe/backstage-plugin-floe-secrets-common';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiQuestionLine,
  RiSubtractLine,
  RiUserVoiceLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './Practices.module.css';

type Shown = 'met' | 'declared' | 'violated' | 'unknown' | 'notApplicable';

const ICONS: Record<Shown, RemixiconComponentType> = {
  met: RiCheckboxCircleLine,
  declared: RiUserVoiceLine,
  violated: RiCloseCircleLine,
  unknown: RiQuestionLine,
  notApplicable: RiSubtractLine,
};

function shownOf({ basis, status }: PracticeCell): Shown {
  if (status === 'met') {
    return basis === 'declared' ? 'declared' : 'met';
  }
  return status === 'not-applicable' ? 'notApplicable' : status;
}

/**
 * Whether one practice is followed: as a word and an icon, not only as a
 * colour.
 */
export const CellStatus = (props: { cell: PracticeCell }) => {
  const { cell } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const shown = shownOf(cell);
  const Icon = ICONS[shown];

  return (
    <span className={styles.status} data-status={shown}>
      <Icon size={16} aria-hidden="true" />
      {shown === 'violated'
        ? t('overview.practices.status.violated', {
            violations: String(cell.violations),
            total: String(cell.concerned),
          })
        : t(`overview.practices.status.${shown}`)}
    </span>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  PracticeCell,
  PracticeId,
} from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';

type Declared = 'audit-logging' | 'restricted-rbac' | 'encryption-at-rest';

const DECLARED: readonly PracticeId[] = [
  'audit-logging',
  'restricted-rbac',
  'encryption-at-rest',
] satisfies Declared[];

function isDeclared(practice: PracticeId): practice is Declared {
  return DECLARED.includes(practice);
}

/** The evidence and the remedy of a practice, as text. */
export function usePracticeWords() {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  const evidence = (practice: PracticeId, cell: PracticeCell): string => {
    const numbers = {
      count: cell.concerned,
      violations: String(cell.violations),
      unknown: String(cell.unknown),
    };
    if (isDeclared(practice)) {
      return cell.status === 'not-applicable'
        ? ''
        : t(`overview.practices.declared.${cell.status}`, numbers);
    }
    switch (cell.status) {
      case 'not-applicable':
        return cell.basis === 'policy'
          ? t('overview.practices.noMaximumAge')
          : t('overview.practices.notConcerned');
      case 'unknown':
        return t(
          practice === 'no-plaintext-in-git'
            ? 'overview.practices.gitUnknown'
            : 'overview.practices.ageUnknown',
          numbers,
        );
      default:
        return t(
          `overview.practices.evidence.${practice}.${cell.status}`,
          numbers,
        );
    }
  };

  const remedy = (
    practice: PracticeId,
    { basis, status }: PracticeCell,
  ): string => {
    if (isDeclared(practice) && basis === 'none') {
      return t('overview.practices.declare');
    }
    return practice === 'no-plaintext-in-git' && status === 'unknown'
      ? t('overview.practices.showGit')
      : t(`overview.practices.remedy.${practice}`);
  };

  return { evidence, remedy };
}

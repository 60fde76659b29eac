import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  PracticeCell,
  PracticeId,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import overview from '../Overview.module.css';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import { ApproachesInUse } from './ApproachesInUse';
import { CellStatus } from './CellStatus';
import styles from './Practices.module.css';
import { PRACTICES } from './practices';
import { usePracticeWords } from './usePracticeWords';

/** A link to the secrets that violate a practice. */
const EvidenceLink = (props: { row: ServicePractices; cell: PracticeCell }) => {
  const { cell, row } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();

  if (cell.status !== 'violated' || cell.findingId === null) {
    return null;
  }
  return (
    <Link
      href={links.view('secrets', {
        finding: [cell.findingId],
        environment: [row.environment],
        q: row.entityRef && parseEntityRef(row.entityRef).name,
      })}
    >
      {t('overview.practices.show', { count: cell.violations })}
    </Link>
  );
};

const Practice = (props: { row: ServicePractices; practice: PracticeId }) => {
  const { practice, row } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = usePracticeWords();
  const cell = row.cells[practice];
  const isOpen = cell.status === 'violated' || cell.status === 'unknown';

  return (
    <li className={styles.detail}>
      <strong>{t(`overview.practices.title.${practice}`)}</strong>
      <CellStatus cell={cell} />
      <span>{words.evidence(practice, cell)}</span>
      {cell.notes?.map(note => (
        <span key={note} className={overview.secondary}>
          {note}
        </span>
      ))}
      {isOpen && <span>{words.remedy(practice, cell)}</span>}
      <EvidenceLink row={row} cell={cell} />
    </li>
  );
};

/** Each practice of a service in an environment, with evidence and remedy. */
export const PracticeDetail = (props: { row: ServicePractices }) => {
  const { row } = props;

  return (
    <ul className={styles.details}>
      {PRACTICES.map(practice => (
        <Practice key={practice} row={row} practice={practice} />
      ))}
      <ApproachesInUse approaches={row.approaches} />
    </ul>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  UnreadableResource,
  Visibility,
} from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { FoldedRemedies } from '../common/FoldedRemedies';
import { Time } from '../common/Time';
import styles from './ClusterVisibility.module.css';

const Unreadable = (props: { resource: UnreadableResource }) => {
  const { resource, cause, shows, reason, since, servedVersions } =
    props.resource;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <li>
      <code>{resource}</code>{' '}
      {t(`tab.clusters.cause.${cause}`, {
        versions: servedVersions.join(', '),
      })}
      {since && (
        <> ({t('tab.clusters.hiddenSince', { time: <Time iso={since} /> })})</>
      )}
      {'. '}
      {cause !== 'not-served' && t('tab.clusters.shows', { shows })}
      {cause === 'failing' && reason && (
        <blockquote className={styles.reason}>{reason}</blockquote>
      )}
    </li>
  );
};

/** Resources of a cluster that cannot be read, what is not shown for that reason, and the remedies. */
export const ClusterVisibility = (props: { visibility: Visibility }) => {
  const { hidden, remedies } = props.visibility;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={styles.visibility}>
      <ul className={styles.hidden}>
        {hidden.map(resource => (
          <Unreadable key={resource.resource} resource={resource} />
        ))}
      </ul>
      <FoldedRemedies
        summary={t('tab.clusters.remedies')}
        remedies={remedies}
      />
    </div>
  );
};

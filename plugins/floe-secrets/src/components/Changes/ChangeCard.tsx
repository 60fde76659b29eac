import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Card, Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { ExternalLink } from '../common/ExternalLink';
import { Time } from '../common/Time';
import { ChangeRemovals } from './ChangeRemovals';
import { ChangeSteps } from './ChangeSteps';
import { Sentence } from '../common/Sentence';
import styles from './Changes.module.css';

/** One pull request: its title, author and progress. */
export const ChangeCard = (props: { change: Change }) => {
  const { change } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { url, number } = change.pullRequest;

  return (
    <Card className={styles.card}>
      <div className={styles.heading}>
        <Text as="h4" variant="body-medium" weight="bold">
          {change.title}
        </Text>
        <ExternalLink href={url}>
          {number
            ? t('changes.pullRequest', { number: String(number) })
            : t('changes.pullRequestNoNumber')}
        </ExternalLink>
        <span className={styles.secondary}>
          {change.environment}
          {' · '}
          <Time iso={change.createdAt} />
          {change.createdBy && (
            <>
              {' '}
              {t('changes.openedBy', {
                user: (
                  <EntityDisplayName
                    entityRef={change.createdBy}
                    hideIcon
                    disableTooltip
                  />
                ),
              })}
            </>
          )}
        </span>
      </div>
      {change.problem && (
        <Alert
          status={change.status === 'closed' ? 'info' : 'warning'}
          icon
          title={t(
            change.status === 'closed' ? 'changes.closed' : 'changes.problem',
          )}
          description={<Sentence>{change.problem}</Sentence>}
        />
      )}
      <ChangeSteps
        steps={change.steps}
        isClosed={change.status === 'closed'}
        onlyRemoves={change.removed.length > 0 && change.objects.length === 0}
      />
      {change.status !== 'closed' && <ChangeRemovals change={change} />}
    </Card>
  );
};

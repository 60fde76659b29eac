import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { Link, Text } from '@backstage/ui';
import { useEntitySecrets } from '../../live/useEntitySecrets';
import { neverSeen } from '../../summary/neverSeen';
import { floeSecretsTranslationRef } from '../../translation';
import { QueryView } from '../Overview/shared/QueryView';
import { useServiceLink } from '../Overview/shared/useServiceLink';
import { StateBar } from '../SecretsTab/StateBar';
import { useSummarySentences } from '../SecretsTab/useSummarySentences';
import styles from './CatalogCards.module.css';
import { WorstSecrets } from './WorstSecrets';

const Summary = (props: { answer: EntitySecrets; name: string }) => {
  const { clusters, items, service } = props.answer;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const unseen = neverSeen(clusters, items);
  const sentences = useSummarySentences(items, unseen);
  const due = items.filter(({ findings }) =>
    findings.some(({ id }) => id === 'rotation-overdue'),
  ).length;

  return (
    <>
      {service.matched.problem && <Text as="p">{t('card.problem')}</Text>}
      {items.length === 0 ? (
        <Text as="p">{t('card.empty.service', { name: props.name })}</Text>
      ) : (
        <>
          <div aria-live="polite">
            <Text as="p">{sentences.join(' ')}</Text>
            {due > 0 && <Text as="p">{t('card.due', { count: due })}</Text>}
          </div>
          <StateBar secrets={items} unseen={unseen.length} />
          <WorstSecrets
            secrets={items}
            entityRef={props.answer.service.entityRef}
          />
        </>
      )}
    </>
  );
};

/** The state of one entity's secrets, and which of them need attention. */
export const ServiceHealth = (props: { entityRef: string; name: string }) => {
  const { entityRef, name } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const query = useEntitySecrets(entityRef);
  const serviceLink = useServiceLink();

  return (
    <div className={styles.body}>
      <QueryView query={query} isCard>
        {answer => (
          <>
            <Summary answer={answer} name={name} />
            <Link href={serviceLink(entityRef)}>{t('card.openTab')}</Link>
          </>
        )}
      </QueryView>
    </div>
  );
};

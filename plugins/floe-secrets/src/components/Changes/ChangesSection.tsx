import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Change } from '@floe/backstage-plugin-floe-secrets-common';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { useNow } from '../common/Now';
import { ChangeCard } from './ChangeCard';
import { isFinished } from './isFinished';
import styles from './Changes.module.css';

/** How long a finished change is shown. */
const RECENT_MS = 60 * 60 * 1000;

function endOf(change: Change): number {
  const times = change.steps.flatMap(({ at }) => (at ? [Date.parse(at)] : []));
  return Math.max(Date.parse(change.createdAt), ...times);
}

/** Open and recently finished pull requests; earlier ones are collapsed. */
export const ChangesSection = (props: { changes: readonly Change[] }) => {
  const { changes } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const now = useNow();
  const isEarlier = (change: Change) =>
    isFinished(change) && now - endOf(change) > RECENT_MS;
  const current = changes.filter(change => !isEarlier(change));
  const earlier = changes.filter(isEarlier);

  if (changes.length === 0) {
    return null;
  }
  return (
    <section className={styles.section} aria-label={t('changes.title')}>
      {current.length > 0 && (
        <Text as="h3" variant="title-x-small">
          {t('changes.title')}
        </Text>
      )}
      {current.map(change => (
        <ChangeCard key={change.id} change={change} />
      ))}
      {earlier.length > 0 && (
        <Accordion>
          <AccordionTrigger
            title={t('changes.earlier', { count: earlier.length })}
          />
          <AccordionPanel>
            <div className={styles.section}>
              {earlier.map(change => (
                <ChangeCard key={change.id} change={change} />
              ))}
            </div>
          </AccordionPanel>
        </Accordion>
      )}
    </section>
  );
};

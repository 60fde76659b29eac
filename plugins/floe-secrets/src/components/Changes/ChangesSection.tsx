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

/** How long a finished change stays in sight, so that its end is seen. */
const RECENT_MS = 60 * 60 * 1000;

function endOf(change: Change): number {
  const times = change.steps.flatMap(({ at }) => (at ? [Date.parse(at)] : []));
  return Math.max(Date.parse(change.createdAt), ...times);
}

/** Pull requests under way or just finished; earlier ones are folded away. */
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

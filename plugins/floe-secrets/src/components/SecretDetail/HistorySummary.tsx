import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecretDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Time } from '../common/Time';
import { secondsInWords } from '../common/time';
import { useLocale } from '../common/useLocale';

/** How often and how long a secret failed recently, within its history. */
export const HistorySummary = (props: {
  summary: NonNullable<ManagedSecretDetail['historySummary']>;
}) => {
  const { failingSeconds, failures, from, keptFrom } = props.summary;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  if (keptFrom === null) {
    return null;
  }
  const duration = secondsInWords(failingSeconds, locale);
  // A shorter history does not cover the 30 days.
  const since =
    keptFrom > from ? <Time iso={keptFrom} show="absolute" /> : null;

  return (
    <Text as="p" variant="body-small">
      {failures > 0 &&
        (since
          ? t('detail.history.failedSince', {
              count: failures,
              duration,
              time: since,
            })
          : t('detail.history.failed', { count: failures, duration }))}
      {failures === 0 &&
        failingSeconds > 0 &&
        t('detail.history.stillFailing', { duration })}
      {failures === 0 &&
        failingSeconds === 0 &&
        (since
          ? t('detail.history.neverFailedSince', { time: since })
          : t('detail.history.neverFailed'))}
    </Text>
  );
};

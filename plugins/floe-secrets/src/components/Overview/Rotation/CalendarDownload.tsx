import { useAnalytics, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RotationList } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Text } from '@backstage/ui';
import { RiCalendarLine } from '@remixicon/react';
import { useState } from 'react';
import { useClock } from '../../../clock';
import { overviewRouteRef } from '../../../routes';
import { floeSecretsTranslationRef } from '../../../translation';
import { absoluteTime } from '../../common/time';
import { useErrorText } from '../../common/useErrorText';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';
import { entityTitle } from '../shared/entityTitle';
import { saveFile } from '../shared/saveFile';
import { addressOf } from '../shared/useOverviewLinks';

/** Saves the due dates as a file that calendars import. */
export const CalendarDownload = (props: { rotation: RotationList }) => {
  const { rotation } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const clock = useClock();
  const errorText = useErrorText();
  const locale = useLocale();
  const page = useRouteRef(overviewRouteRef)();
  const [outcome, setOutcome] = useState<string>();

  const urlOf = (path: string) => new URL(path, window.location.href).href;
  const run = async () => {
    try {
      // Loaded on demand, because few users need it.
      const { toCalendar } = await import('./toCalendar');
      const text = toCalendar(
        rotation,
        {
          name: t('overview.rotation.calendar.name'),
          secret: (item, isOverdue) => ({
            summary: t(
              isOverdue
                ? 'overview.rotation.calendar.overdue'
                : 'overview.rotation.calendar.secret',
              { name: item.name, environment: item.environment },
            ),
            description: t('overview.rotation.calendar.description', {
              services: item.entityRefs.map(entityTitle).join(', ') || '-',
              place: [item.cluster, item.namespace].filter(Boolean).join(' / '),
              time: absoluteTime(item.lastChanged, locale),
            }),
            url: urlOf(addressOf(page, 'secrets', { secret: item.id })),
          }),
          certificate: ({ cluster, controller }) => ({
            summary: t('overview.rotation.calendar.certificate', { cluster }),
            description: controller,
            url: urlOf(addressOf(page, 'clusters')),
          }),
        },
        clock(),
      );
      const day = new Date(clock()).toISOString().slice(0, 10);
      saveFile(`rotation-${day}.ics`, 'text/calendar;charset=utf-8', text);
      analytics.captureEvent('download', 'Rotation as iCalendar');
      setOutcome(
        t('overview.rotation.calendar.done', {
          count: rotation.items.length + rotation.certificates.length,
        }),
      );
    } catch (error) {
      setOutcome(
        t('overview.secrets.csv.failed', { reason: errorText(error) }),
      );
    }
  };

  return (
    <div className={overview.links}>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiCalendarLine />}
        onPress={run}
      >
        {t('overview.rotation.calendar.export')}
      </Button>
      <Text as="span" variant="body-small" role="status">
        {outcome}
      </Text>
    </div>
  );
};

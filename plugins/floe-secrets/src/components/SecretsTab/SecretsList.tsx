import type { Entity } from '@backstage/catalog-model';
import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, Flex, Text } from '@backstage/ui';
import { useCallback, useMemo, useRef, useState } from 'react';
import { sharedCauses } from '../../summary/sharedCauses';
import { floeSecretsTranslationRef } from '../../translation';
import { BulkProgress } from '../BulkRefresh';
import { ChangesSection } from '../Changes';
import { useSearchParam } from '../common/useSearchParam';
import { CauseBanner } from './CauseBanner';
import { matchesFilter, NO_FILTER, SecretFilter } from './SecretFilter';
import { SecretGroups } from './SecretGroups';
import { WithoutSecrets } from './WithoutSecrets';

/** The query parameter with the id of the open secret. */
const SECRET_PARAM = 'secret';
/** A shorter list is faster to read than to filter. */
const FILTER_FROM = 9;

/**
 * The causes, changes and secrets of a service; the address says which detail
 * is open.
 */
export const SecretsList = (props: {
  value: EntitySecrets;
  entity: Entity;
}) => {
  const { value, entity } = props;
  const { items, changes, service } = value;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [openId, open] = useSearchParam(SECRET_PARAM);
  const [filter, setFilter] = useState(NO_FILTER);
  const search = useRef<HTMLDivElement>(null);
  const [targetId, setTargetId] = useState(openId);
  const causes = useMemo(
    () => sharedCauses(items).filter(({ secrets }) => secrets.length > 1),
    [items],
  );
  const shown = useMemo(
    () => items.filter(secret => matchesFilter(secret, filter)),
    [items, filter],
  );

  const isNarrowed = shown.length < items.length;

  const toggle = useCallback(
    (id: string) => {
      setTargetId(undefined);
      open(id === openId ? undefined : id);
      if (id !== openId) {
        analytics.captureEvent('click', 'Secret details');
      }
    },
    [analytics, open, openId],
  );
  const show = (id: string) => {
    setFilter(NO_FILTER);
    setTargetId(id);
    open(id);
  };

  return (
    <>
      <BulkProgress onShow={show} />
      {causes.map(cause => (
        <CauseBanner key={cause.key} cause={cause} onShow={show} />
      ))}
      <ChangesSection changes={changes} />
      {items.length === 0 && !service.matched.problem && (
        <WithoutSecrets entity={entity} answer={value} />
      )}
      {items.length >= FILTER_FROM && (
        <SecretFilter
          searchRef={search}
          secrets={items}
          value={filter}
          onChange={setFilter}
        />
      )}
      {items.length > 0 && shown.length === 0 && (
        <Flex align="center" gap="3">
          <Text>{t('tab.filter.nothing')}</Text>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              // This button is removed with its message.
              search.current?.querySelector('input')?.focus();
              setFilter(NO_FILTER);
            }}
          >
            {t('tab.filter.reset')}
          </Button>
        </Flex>
      )}
      {shown.length > 0 && (
        <SecretGroups
          secrets={shown}
          environments={service.environments}
          entityRef={isNarrowed ? undefined : service.entityRef}
          openId={openId}
          targetId={targetId}
          onToggle={toggle}
        />
      )}
    </>
  );
};

import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { healthScopeOf } from '../../isFloeSecretsCardAvailable';
import { NowProvider } from '../common/Now';
import { PortalLocale } from '../common/PortalLocale';
import { ScopeHealth } from './ScopeHealth';
import { ServiceHealth } from './ServiceHealth';

/**
 * A service has its own secrets; a system, a domain, a group and a user have
 * those of their entities.
 */
const Health = ({ entity }: { entity: Entity }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const scope = useMemo(() => healthScopeOf(entity), [entity]);
  const name = entity.metadata.title ?? entity.metadata.name;

  if (!scope) {
    return (
      <ServiceHealth
        key={stringifyEntityRef(entity)}
        entityRef={stringifyEntityRef(entity)}
        name={name}
      />
    );
  }
  const emptyText = {
    domain: t('card.empty.domain', { name }),
    system: t('card.empty.system', { name }),
  }[entity.kind.toLocaleLowerCase('en-US')];
  // A filter without values would match everything.
  return 'system' in scope && scope.system.length === 0 ? (
    <Text as="p">{emptyText}</Text>
  ) : (
    <ScopeHealth
      scope={scope}
      emptyText={emptyText ?? t('card.empty.owner', { name })}
    />
  );
};

/** The state of an entity's secrets, and the causes of the worst. */
export const EntityFloeSecretsCard = () => {
  const { entity } = useEntity();
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <PortalLocale>
      <NowProvider>
        <EntityInfoCard title={t('card.title')}>
          <Health entity={entity} />
        </EntityInfoCard>
      </NowProvider>
    </PortalLocale>
  );
};

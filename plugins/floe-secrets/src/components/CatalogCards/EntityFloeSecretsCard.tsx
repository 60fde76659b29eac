import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { healthScopeOf } from '../../isFloeSecretsCardAvailable';
import { NowProvider } from '../common/Now';
import { ScopeHealth } from './ScopeHealth';
import { ServiceHealth } from './ServiceHealth';

/** A service has secrets of its own; a system, a domain, a group and a user have those of others. */
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
  // No value at all would let everything pass.
  return 'system' in scope && scope.system.length === 0 ? (
    <Text as="p">{emptyText}</Text>
  ) : (
    <ScopeHealth
      scope={scope}
      emptyText={emptyText ?? t('card.empty.owner', { name })}
    />
  );
};

/** How the secrets of an entity are, and what is the matter with the worst. */
export const EntityFloeSecretsCard = () => {
  const { entity } = useEntity();
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <NowProvider>
      <EntityInfoCard title={t('card.title')}>
        <Health entity={entity} />
      </EntityInfoCard>
    </NowProvider>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Consumer,
  ManagedSecretDetail,
  ResourceVisibility,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { StackingTable } from '../common/StackingTable';
import { Time } from '../common/Time';
import { NotSeen } from './NotSeen';
import { RestartLabel } from './RestartLabel';
import { Section } from './Section';

const Workload = (props: { consumer: Consumer }) => {
  const { kind, name, pods } = props.consumer;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return (
    <>
      {kind} <code>{name}</code>
      {kind !== 'Pod' && (
        <>
          <br />
          {t('detail.consumers.pods', { count: pods })}
        </>
      )}
    </>
  );
};

/**
 * Which workloads use the target, how, and whether they need a restart to get
 * its current data.
 */
export const Consumers = (props: {
  consumers: ManagedSecretDetail['consumers'];
  visibility: ResourceVisibility;
}) => {
  const { consumers, visibility } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <Section title={t('detail.consumers.title')}>
      {!consumers && <NotSeen part="pods" visibility={visibility} />}
      {consumers?.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('detail.consumers.none')}
        </Text>
      )}
      {consumers && consumers.length > 0 && (
        <StackingTable
          columns={[
            { title: t('detail.consumers.workload') },
            { title: t('detail.consumers.uses'), isProse: true },
            { title: t('detail.consumers.started'), isProse: true },
            { title: t('detail.consumers.restart'), isProse: true },
          ]}
          rows={consumers.map(consumer => ({
            key: `${consumer.kind}/${consumer.name}`,
            cells: [
              <Workload consumer={consumer} />,
              consumer.uses
                .map(use => t(`detail.consumers.use.${use}`))
                .join(', '),
              consumer.startedAt ? (
                <Time iso={consumer.startedAt} />
              ) : (
                t('detail.consumers.notStarted')
              ),
              <RestartLabel restart={consumer.restart} />,
            ],
          }))}
        />
      )}
    </Section>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Consumer,
  ManagedSecretDetail,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Time } from '../common/Time';
import { NotSeen } from './NotSeen';
import { RestartLabel } from './RestartLabel';
import { Section } from './Section';
import wordStyles from './Consumers.module.css';
import styles from './SecretDetail.module.css';

const Row = (props: { consumer: Consumer }) => {
  const { kind, name, pods, uses, startedAt, restart } = props.consumer;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return (
    <tr>
      <td>
        {kind} <code>{name}</code>
        {kind !== 'Pod' && (
          <>
            <br />
            {t('detail.consumers.pods', { count: pods })}
          </>
        )}
      </td>
      <td className={wordStyles.word}>
        {uses.map(use => t(`detail.consumers.use.${use}`)).join(', ')}
      </td>
      <td className={wordStyles.word}>
        {startedAt ? (
          <Time iso={startedAt} />
        ) : (
          t('detail.consumers.notStarted')
        )}
      </td>
      <td className={wordStyles.word}>
        <RestartLabel restart={restart} />
      </td>
    </tr>
  );
};

/** Which workloads use the target, how, and whether they need a restart to get what it holds now. */
export const Consumers = (props: {
  consumers: ManagedSecretDetail['consumers'];
  sight: ManagedSecretDetail['sight']['pods'];
}) => {
  const { consumers, sight } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <Section title={t('detail.consumers.title')}>
      {!consumers && <NotSeen part="pods" sight={sight} />}
      {consumers?.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('detail.consumers.none')}
        </Text>
      )}
      {consumers && consumers.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('detail.consumers.workload')}</th>
              <th scope="col">{t('detail.consumers.uses')}</th>
              <th scope="col">{t('detail.consumers.started')}</th>
              <th scope="col">{t('detail.consumers.restart')}</th>
            </tr>
          </thead>
          <tbody>
            {consumers.map(consumer => (
              <Row
                key={`${consumer.kind}/${consumer.name}`}
                consumer={consumer}
              />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { StackingTable } from '../common/StackingTable';
import { ExternalLink } from '../common/ExternalLink';
import { Section } from './Section';
import { SopsFileFacts } from './SopsFileFacts';
import styles from './SecretDetail.module.css';

/** Which key of the secret comes from where. */
export const Sources = (props: { secret: ManagedSecret }) => {
  const { approach, direction, source, target } = props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (approach === 'sealed-secrets') {
    return (
      <Section title={t('detail.sources.title')}>
        <Text as="p">{t('detail.sources.sealed')}</Text>
        <ul className={styles.keys}>
          {target.keys.map(key => (
            <li key={key}>
              <code>{key}</code>
            </li>
          ))}
        </ul>
      </Section>
    );
  }
  if (source.file) {
    return <SopsFileFacts file={source.file} />;
  }
  if (source.remoteRefs.length === 0) {
    return null;
  }
  return (
    <Section
      title={t(
        direction === 'to-provider'
          ? 'detail.sources.pushTitle'
          : 'detail.sources.title',
      )}
    >
      <StackingTable
        columns={[
          { title: t('detail.sources.secretKey') },
          { title: t('detail.sources.remoteKey') },
          { title: t('detail.sources.property') },
        ]}
        rows={source.remoteRefs.map(({ secretKey, key, property, url }) => ({
          key: `${secretKey} ${key} ${property}`,
          cells: [
            secretKey ? <code>{secretKey}</code> : t('detail.sources.allKeys'),
            url ? (
              <ExternalLink href={url}>
                <code>{key}</code>
              </ExternalLink>
            ) : (
              <code>{key}</code>
            ),
            property ? <code>{property}</code> : t('detail.sources.wholeValue'),
          ],
        }))}
      />
    </Section>
  );
};

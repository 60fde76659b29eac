import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
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
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('detail.sources.secretKey')}</th>
            <th scope="col">{t('detail.sources.remoteKey')}</th>
            <th scope="col">{t('detail.sources.property')}</th>
          </tr>
        </thead>
        <tbody>
          {source.remoteRefs.map(({ secretKey, key, property }) => (
            <tr key={`${secretKey} ${key} ${property}`}>
              <td>
                {secretKey ? (
                  <code>{secretKey}</code>
                ) : (
                  t('detail.sources.allKeys')
                )}
              </td>
              <td>
                <code>{key}</code>
              </td>
              <td>
                {property ? (
                  <code>{property}</code>
                ) : (
                  t('detail.sources.wholeValue')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};

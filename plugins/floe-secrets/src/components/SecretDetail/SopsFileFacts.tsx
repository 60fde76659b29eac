import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsFile } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { ExternalLink } from '../common/ExternalLink';
import { useWords } from '../common/useWords';
import { Section } from './Section';
import styles from './SecretDetail.module.css';

/** A SOPS file in Git: what of it is encrypted, and who can open it. */
export const SopsFileFacts = (props: { file: SopsFile }) => {
  const { encryptedValues, openValues, path, recipients, sopsVersion, url } =
    props.file;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();

  return (
    <Section title={t('detail.sources.title')}>
      <Text as="p">
        <ExternalLink href={url}>{path}</ExternalLink>
      </Text>
      <Text as="p">
        {t('detail.sopsFile.encrypted', { count: encryptedValues })}{' '}
        {openValues > 0 && t('detail.sopsFile.open', { count: openValues })}{' '}
        {sopsVersion && t('detail.sopsFile.version', { version: sopsVersion })}
      </Text>
      <Text as="p" color="secondary">
        {t('detail.sopsFile.notInCluster')}
      </Text>
      {recipients.length > 0 && (
        <table
          className={styles.table}
          aria-label={t('detail.sopsFile.recipients')}
        >
          <thead>
            <tr>
              <th scope="col">{t('detail.sopsFile.kind')}</th>
              <th scope="col">{t('detail.sopsFile.key')}</th>
            </tr>
          </thead>
          <tbody>
            {recipients.map(({ type, id }) => (
              <tr key={`${type} ${id}`}>
                <td>{words.recipientType(type)}</td>
                <td>
                  <code>{id}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};

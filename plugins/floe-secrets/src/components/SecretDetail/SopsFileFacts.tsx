import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsFile } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { ExternalLink } from '../common/ExternalLink';
import { StackingTable } from '../common/StackingTable';
import { useWords } from '../common/useWords';
import { Section } from './Section';

/** A SOPS file in Git: the numbers of encrypted and plain values, and its recipients. */
export const SopsFileFacts = (props: { file: SopsFile }) => {
  const { encryptedValues, openValues, path, recipients, sopsVersion, url } =
    props.file;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();

  return (
    <Section title={t('detail.sources.title')}>
      <Text as="div">
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
        <StackingTable
          aria-label={t('detail.sopsFile.recipients')}
          columns={[
            { title: t('detail.sopsFile.kind') },
            { title: t('detail.sopsFile.key') },
          ]}
          rows={recipients.map(({ type, id }) => ({
            key: `${type} ${id}`,
            cells: [words.recipientType(type), <code>{id}</code>],
          }))}
        />
      )}
    </Section>
  );
};

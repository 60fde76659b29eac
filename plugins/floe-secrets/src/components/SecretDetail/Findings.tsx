import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { sortFindings } from '../../summary/findings';
import { floeSecretsTranslationRef } from '../../translation';
import { FindingCard } from './FindingCard';
import { Section } from './Section';

/** What is wrong with a secret, the gravest first; then what is good to know. */
export const Findings = (props: { secret: ManagedSecret }) => {
  const { findings, state, environment } = props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const sorted = sortFindings(findings);
  const faults = sorted.filter(({ severity }) => severity !== 'info');
  const notes = sorted.filter(({ severity }) => severity === 'info');

  return (
    <>
      {faults.length > 0 && (
        <Section title={t('detail.findings.title')}>
          {faults.map(finding => (
            <FindingCard
              key={finding.id}
              finding={finding}
              environment={environment}
            />
          ))}
        </Section>
      )}
      {notes.length > 0 && (
        <Section title={t('detail.findings.notes')}>
          {notes.map(finding => (
            <FindingCard
              key={finding.id}
              finding={finding}
              environment={environment}
            />
          ))}
        </Section>
      )}
      {findings.length === 0 && state === 'synced' && (
        <Text as="p">{t('detail.healthy')}</Text>
      )}
    </>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecret,
  ManagedSecretChild,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { sortFindings } from '../../summary/findings';
import { floeSecretsTranslationRef } from '../../translation';
import { FindingCard } from './FindingCard';
import { Section } from './Section';

/** The kinds for several namespaces. */
const MAKERS = ['ClusterExternalSecret', 'ClusterPushSecret'];

/** The problems of a secret, the most severe first, then its notes. */
export const Findings = (props: {
  secret: ManagedSecret;
  /**
   * The objects that it created in each namespace; undefined: none, or not
   * loaded yet.
   */
  items?: readonly ManagedSecretChild[];
}) => {
  const { findings, state, kind } = props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  // An object for several namespaces is synced although one of its objects
  // fails.
  const isWell = props.items
    ? props.items.every(child => child.state === 'synced')
    : !MAKERS.includes(kind);
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
              environment={props.secret.environment}
              subject={props.secret}
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
              environment={props.secret.environment}
              subject={props.secret}
            />
          ))}
        </Section>
      )}
      {findings.length === 0 && state === 'synced' && isWell && (
        <Text as="p">{t('detail.healthy')}</Text>
      )}
    </>
  );
};

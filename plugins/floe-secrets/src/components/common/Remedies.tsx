import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { CodeBlock } from './CodeBlock';
import { ExternalLink } from './ExternalLink';
import { useTranslatedSentence } from './useTranslatedSentence';
import { WizardLink } from './WizardLink';
import type { WizardSubject } from './wizardPlace';
import styles from './Remedies.module.css';

/** What a user can do, step by step: read, copy, or open the wizard. */
export const Remedies = (props: {
  remedies: readonly Remedy[];
  /** Prefilled if a remedy opens the wizard. */
  environment?: string;
  /** The secret of the remedies. */
  subject?: WizardSubject;
}) => {
  const { remedies, environment, subject } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translate = useTranslatedSentence();
  const steps = remedies.map(remedy => ({
    ...remedy,
    ...translate(remedy.title),
    id: remedy.title,
  }));

  return (
    <ol className={styles.remedies}>
      {steps.map(
        ({
          id,
          text: title,
          lang,
          command,
          manifest,
          link,
          action,
          wizard,
        }) => (
          <li key={id}>
            <span lang={lang}>
              {link ? <ExternalLink href={link}>{title}</ExternalLink> : title}
            </span>
            {action === 'open-wizard' && (
              <div>
                <WizardLink
                  label={t('detail.findings.openWizard')}
                  environment={environment}
                  subject={subject}
                  asked={wizard}
                />
              </div>
            )}
            {manifest && (
              <CodeBlock
                text={manifest}
                copyLabel={t('detail.findings.copyManifest', { title })}
                subject="Manifest"
              />
            )}
            {command && (
              <CodeBlock
                text={command}
                copyLabel={t('detail.findings.copyCommand', { title })}
                subject="Command"
              />
            )}
          </li>
        ),
      )}
    </ol>
  );
};

import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { useIsNotInFiles, useWizardHref } from './Wizard';
import type { WizardSubject } from './wizardPlace';

/**
 * A link that opens the wizard for this service; nothing if there is none. A
 * sentence instead if the values files do not have what it would be opened for.
 */
export const WizardLink = (props: {
  label: string;
  environment?: string;
  /** The secret to open it for. */
  subject?: WizardSubject;
  /** The task. */
  asked?: Remedy['wizard'];
  isMain?: boolean;
}) => {
  const { label, environment, subject, asked, isMain } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const href = useWizardHref(environment, subject, asked);

  const isNotInFiles = useIsNotInFiles(environment, subject, asked);

  if (href && isNotInFiles) {
    return <span>{t('detail.findings.notInFiles')}</span>;
  }
  return href ? (
    <ButtonLink
      href={href}
      size={isMain ? 'medium' : 'small'}
      variant={isMain ? 'primary' : 'secondary'}
      iconStart={isMain ? <RiAddLine /> : undefined}
      noTrack
      onPress={() =>
        analytics.captureEvent('click', 'Open the wizard for secrets')
      }
    >
      {label}
    </ButtonLink>
  ) : null;
};

import { useAnalytics } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { useWizardHref } from './Wizard';
import type { WizardSubject } from './wizardPlace';

/** A link that opens the wizard for this service; nothing if there is none. */
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
  const analytics = useAnalytics();
  const href = useWizardHref(environment, subject, asked);

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

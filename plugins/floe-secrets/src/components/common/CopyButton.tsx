import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';

const SHOWN_MS = 2000;

/** Copies a text and confirms it. */
export const CopyButton = (props: {
  text: string;
  /** Accessible name. */
  label: string;
  /** Name in analytics. */
  subject: string;
}) => {
  const { text, label, subject } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();

  useEffect(() => {
    if (!outcome) {
      return undefined;
    }
    const timeout = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timeout);
  }, [outcome]);

  const copy = async () => {
    try {
      // Browsers have no clipboard on pages without HTTPS.
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      analytics.captureEvent('copy', subject);
    } catch {
      setOutcome('failed');
    }
  };

  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        iconStart={outcome === 'copied' ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={label}
        onPress={copy}
      >
        {outcome === 'copied' ? t('copy.copied') : t('copy.copy')}
      </Button>
      <span role="status">
        {outcome === 'failed' && t('copy.failed')}
        {outcome === 'copied' && (
          <VisuallyHidden>{t('copy.copied')}</VisuallyHidden>
        )}
      </span>
    </>
  );
};

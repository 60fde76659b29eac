import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link, VisuallyHidden } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { floeSecretsTranslationRef } from '../../translation';

/** An external link; plain text if the URL is not http(s). */
export const ExternalLink = (props: { href: string; children: ReactNode }) => {
  const { href, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (!/^https?:\/\//i.test(href)) {
    return <>{children}</>;
  }
  return (
    <Link
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      // Text of several lines stays beside its list number.
      style={{ display: 'inline' }}
    >
      {children} <RiExternalLinkLine size={14} aria-hidden="true" />
      <VisuallyHidden> ({t('opensInNewTab')})</VisuallyHidden>
    </Link>
  );
};

import type { ComponentType, PropsWithChildren } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useLocale } from './useLocale';

/**
 * Gives the components of the design system below it the language of the
 * portal. Their own words, such as `Clear search`, otherwise follow the browser.
 */
export const PortalLocale = ({ children }: PropsWithChildren<{}>) => (
  <I18nProvider locale={useLocale()}>{children}</I18nProvider>
);

/** A component inside {@link PortalLocale}, for one that others mount. */
export function inPortalLocale<TProps extends {}>(
  Component: ComponentType<TProps>,
): (props: TProps) => JSX.Element {
  return props => (
    <PortalLocale>
      <Component {...props} />
    </PortalLocale>
  );
}

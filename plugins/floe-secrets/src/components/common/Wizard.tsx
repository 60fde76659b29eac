import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useMemo,
} from 'react';
import { templateRouteRef } from '../../routes';

type Wizard = { templateRef: string; entity: Entity };

const WizardContext = createContext<Wizard | undefined>(undefined);

/** Tells everything below it which wizard adds secrets to which service. */
export const WizardProvider = (props: PropsWithChildren<Wizard>) => {
  const { children, templateRef, entity } = props;
  const wizard = useMemo(
    () => ({ templateRef, entity }),
    [templateRef, entity],
  );

  return (
    <WizardContext.Provider value={wizard}>{children}</WizardContext.Provider>
  );
};

/**
 * The address of the wizard with the service filled in; undefined where the
 * portal has no software templates.
 *
 * @param environment - filled in as well, if given
 */
export function useWizardHref(environment?: string): string | undefined {
  const wizard = useContext(WizardContext);
  const templateRoute = useRouteRef(templateRouteRef);

  if (!wizard || !templateRoute) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(wizard.templateRef);
  const formData = {
    service: { entityRef: stringifyEntityRef(wizard.entity), environment },
  };
  return `${templateRoute({
    namespace,
    templateName: name,
  })}?${new URLSearchParams({ formData: JSON.stringify(formData) })}`;
}

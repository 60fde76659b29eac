import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ServiceEnvironment } from '@floe/backstage-plugin-floe-secrets-common';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useMemo,
} from 'react';
import { templateRouteRef } from '../../routes';

type Wizard = {
  templateRef: string;
  entity: Entity;
  /** Where the service runs or could run. */
  environments: ServiceEnvironment[];
};

const WizardContext = createContext<Wizard | undefined>(undefined);

/** Tells everything below it which wizard adds secrets to which service. */
export const WizardProvider = (props: PropsWithChildren<Wizard>) => {
  const { children, templateRef, entity, environments } = props;
  const wizard = useMemo(
    () => ({ templateRef, entity, environments }),
    [templateRef, entity, environments],
  );

  return (
    <WizardContext.Provider value={wizard}>{children}</WizardContext.Provider>
  );
};

/** Whether the person may change secrets in this environment, or in any; where none is known, the wizard tells. */
function mayChange(environments: ServiceEnvironment[], name?: string): boolean {
  const places = environments.filter(place => !name || place.name === name);
  return places.length === 0 || places.some(place => place.mayChange !== false);
}

/**
 * The address of the wizard with the service filled in; undefined if the
 * portal has no software templates, or the person may not change the secrets.
 *
 * @param environment - filled in as well, if given
 */
export function useWizardHref(environment?: string): string | undefined {
  const wizard = useContext(WizardContext);
  const templateRoute = useRouteRef(templateRouteRef);

  if (
    !wizard ||
    !templateRoute ||
    !mayChange(wizard.environments, environment)
  ) {
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

import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  ManagedSecret,
  Remedy,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useMemo,
} from 'react';
import { templateRouteRef } from '../../routes';
import {
  fullnamesOf,
  wizardPlaceOf,
  type WizardPlace,
  type WizardSubject,
} from './wizardPlace';

type Wizard = {
  templateRef: string;
  entity: Entity;
  /** Where the service runs or could run. */
  environments: ServiceEnvironment[];
  /** The chart's fullname for the release. */
  fullname?: string | null;
  /**
   * The secrets of the service, because values files can override the fullname.
   */
  secrets?: readonly ManagedSecret[];
};

const NO_SECRETS: readonly ManagedSecret[] = [];

const WizardContext = createContext<
  | (Pick<Wizard, 'entity' | 'environments' | 'templateRef'> & {
      fullnames: readonly string[];
    })
  | undefined
>(undefined);

/** Provides the wizard and the service to all components below. */
export const WizardProvider = (props: PropsWithChildren<Wizard>) => {
  const { children, templateRef, entity, environments, fullname } = props;
  const { secrets = NO_SECRETS } = props;
  const wizard = useMemo(
    () => ({
      templateRef,
      entity,
      environments,
      fullnames: fullnamesOf(fullname, secrets),
    }),
    [templateRef, entity, environments, fullname, secrets],
  );

  return (
    <WizardContext.Provider value={wizard}>{children}</WizardContext.Provider>
  );
};

/** The entity of the page; undefined outside of its tab. */
export function useShownEntity(): Entity | undefined {
  return useContext(WizardContext)?.entity;
}

/**
 * Whether the user may change secrets in this environment, or in any; if
 * unknown, the wizard explains it.
 */
function mayChange(environments: ServiceEnvironment[], name?: string): boolean {
  const places = environments.filter(place => !name || place.name === name);
  return places.length === 0 || places.some(place => place.mayChange !== false);
}

/**
 * The address of the wizard with the service filled in; undefined if the portal
 * has no software templates, or the user may not change the secrets.
 *
 * @param environment - filled in as well, if given
 * @param subject - opens the form for this secret; undefined is returned if the
 * wizard cannot change it
 * @param asked - the task; undefined is returned if the wizard cannot do it
 */
export function useWizardHref(
  environment?: string,
  subject?: WizardSubject,
  asked?: Remedy['wizard'],
): string | undefined {
  const wizard = useContext(WizardContext);
  const templateRoute = useRouteRef(templateRouteRef);

  if (
    !wizard ||
    !templateRoute ||
    !mayChange(wizard.environments, environment)
  ) {
    return undefined;
  }
  const anywhere: WizardPlace = {};
  const opened = subject
    ? wizardPlaceOf(subject, wizard.fullnames, asked)
    : anywhere;
  if (!opened) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(wizard.templateRef);
  const formData = {
    service: { entityRef: stringifyEntityRef(wizard.entity), environment },
    ...(opened.approach && { approach: { approach: opened.approach } }),
  };
  const query = new URLSearchParams({
    formData: JSON.stringify(formData),
    ...(opened.part && { part: opened.part }),
    ...(opened.task && { task: opened.task }),
    ...(opened.secretKey && { key: opened.secretKey }),
  });
  return `${templateRoute({
    namespace,
    templateName: name,
  })}?${query}`;
}

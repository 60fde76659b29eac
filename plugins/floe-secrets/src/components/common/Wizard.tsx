import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  WRITABLE_APPROACHES,
  type ManagedSecret,
  type ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SECTIONS, sectionSecretName } from '@floe/values-files';
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
  /** The chart's name for the release: what object names begin with. */
  fullname?: string | null;
};

/** A secret that the wizard is opened for. */
export type WizardSubject = Pick<ManagedSecret, 'approach' | 'name'> & {
  /** The part of the form, if its name does not show it. */
  part?: string;
};

const WizardContext = createContext<Wizard | undefined>(undefined);

/** Tells everything below it which wizard adds secrets to which service. */
export const WizardProvider = (props: PropsWithChildren<Wizard>) => {
  const { children, templateRef, entity, environments, fullname } = props;
  const wizard = useMemo(
    () => ({ templateRef, entity, environments, fullname }),
    [templateRef, entity, environments, fullname],
  );

  return (
    <WizardContext.Provider value={wizard}>{children}</WizardContext.Provider>
  );
};

/** Whether the person may change secrets in this environment, or in any; if none is known, the wizard explains it. */
function mayChange(environments: ServiceEnvironment[], name?: string): boolean {
  const places = environments.filter(place => !name || place.name === name);
  return places.length === 0 || places.some(place => place.mayChange !== false);
}

/** The component or custom entry of the form that makes an object; undefined where the chart does not. */
function partOf({ name }: WizardSubject, fullname: string): string | undefined {
  const section = SECTIONS.find(
    candidate => sectionSecretName(fullname, candidate) === name,
  );
  const entry = name.startsWith(`${fullname}-`)
    ? name.slice(fullname.length + 1)
    : undefined;
  return section ?? (entry && `custom.${entry}`);
}

/** What of the form is opened for a secret; undefined where the wizard cannot change it. */
function openedFor(
  subject: WizardSubject,
  fullname?: string | null,
): { part?: string; approach?: string } | undefined {
  const isWritable = (WRITABLE_APPROACHES as readonly string[]).includes(
    subject.approach,
  );
  const part =
    subject.part ?? (fullname ? partOf(subject, fullname) : undefined);
  // What no operator makes can be replaced by a secret that one makes.
  if (isWritable && fullname && !part) {
    return undefined;
  }
  return { part, approach: isWritable ? subject.approach : undefined };
}

/**
 * The address of the wizard with the service filled in; undefined if the
 * portal has no software templates, or the person may not change the secrets.
 *
 * @param environment - filled in as well, if given
 * @param subject - opens the form on this secret; there is no address where the
 * wizard cannot change it
 */
export function useWizardHref(
  environment?: string,
  subject?: WizardSubject,
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
  const anywhere: ReturnType<typeof openedFor> = {};
  const opened = subject ? openedFor(subject, wizard.fullname) : anywhere;
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
  });
  return `${templateRoute({
    namespace,
    templateName: name,
  })}?${query}`;
}

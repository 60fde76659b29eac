import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  ManagedSecret,
  PreviewSettings,
  Remedy,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  createContext,
  type PropsWithChildren,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { templateRouteRef } from '../../routes';
import { missingPart } from './openedPart';
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

/** What the values files of a place have. */
type Release = {
  place: Pick<ServiceEnvironment, 'cluster' | 'name' | 'namespace'>;
  settings: PreviewSettings;
};

const NO_SECRETS: readonly ManagedSecret[] = [];

const WizardContext = createContext<
  | (Pick<Wizard, 'entity' | 'environments' | 'templateRef'> & {
      fullnames: readonly string[];
      releases: ReadonlyMap<string, Release>;
      onRelease: (release: Release) => void;
    })
  | undefined
>(undefined);

/** Provides the wizard and the service to all components below. */
export const WizardProvider = (props: PropsWithChildren<Wizard>) => {
  const { children, templateRef, entity, environments, fullname } = props;
  const { secrets = NO_SECRETS } = props;
  const [releases, setReleases] = useState<ReadonlyMap<string, Release>>(
    () => new Map(),
  );
  const onRelease = useCallback((release: Release) => {
    const { cluster, name, namespace } = release.place;
    setReleases(
      known =>
        new Map([...known, [`${name} ${cluster} ${namespace}`, release]]),
    );
  }, []);
  const wizard = useMemo(
    () => ({
      releases,
      onRelease,
      templateRef,
      entity,
      environments,
      fullnames: fullnamesOf(fullname, secrets),
    }),
    [templateRef, entity, environments, fullname, secrets, releases, onRelease],
  );

  return (
    <WizardContext.Provider value={wizard}>{children}</WizardContext.Provider>
  );
};

/** Tells the links to the wizard what the values files of a place have. */
export function useTellRelease(
  { cluster, name, namespace }: Release['place'],
  settings: PreviewSettings | null | undefined,
) {
  const onRelease = useContext(WizardContext)?.onRelease;
  useEffect(() => {
    if (settings) {
      onRelease?.({ place: { cluster, name, namespace }, settings });
    }
  }, [onRelease, cluster, name, namespace, settings]);
}

/**
 * Whether the values files of the service are known and none of them has what
 * the wizard would be opened for.
 */
export function useIsNotInFiles(
  environment?: string,
  subject?: WizardSubject,
  asked?: Remedy['wizard'],
): boolean {
  const wizard = useContext(WizardContext);
  const opened =
    wizard && subject && subject.part === undefined
      ? wizardPlaceOf(subject, wizard.fullnames, asked)
      : undefined;
  const known = [...(wizard?.releases.values() ?? [])].filter(
    ({ place }) => environment === undefined || place.name === environment,
  );
  const { approach, part } = opened ?? {};
  if (known.length === 0 || !approach || !part) {
    return false;
  }
  return known.every(({ settings }) => {
    const present =
      approach === 'sealed-secrets'
        ? settings.sealedSecrets
        : settings.externalSecrets;
    return (
      missingPart(
        { part, secretKey: null, task: asked?.task ?? null },
        present,
      ) === 'part'
    );
  });
}

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

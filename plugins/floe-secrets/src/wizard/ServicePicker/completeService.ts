import {
  type Service,
  type ServiceEnvironment,
  type ServiceFieldValue,
  valuesPathSchema,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The user's choices so far. */
export type ServiceChoice = {
  entityRef?: string;
  environment?: string;
  /** Only if the entity's annotations do not name it. */
  valuesPath?: string;
};

/** Why a change of the service cannot be written yet. */
export type ServiceProblem =
  | 'no-release'
  | 'no-repository'
  | 'no-environment'
  | 'choose-environment'
  | 'not-allowed'
  | 'no-values-path'
  | 'bad-values-path';

export type CompletedService = {
  environment?: ServiceEnvironment;
  value?: ServiceFieldValue;
  problems: ServiceProblem[];
};

/** The only environment of a service needs no choice. */
function chosenEnvironment(
  service: Service,
  name: string | undefined,
): ServiceEnvironment | undefined {
  const { environments } = service;
  return environments.length === 1
    ? environments[0]
    : environments.find(environment => environment.name === name);
}

/** Combines the facts about a service and the user's choices. */
export function completeService(
  service: Service,
  choice: ServiceChoice,
): CompletedService {
  const { entityRef, release, fullname, repoUrl } = service;
  const environment = chosenEnvironment(service, choice.environment);
  // An invalid annotation must be corrected, not replaced here.
  const typed = service.valuesProblem ? undefined : choice.valuesPath?.trim();
  const valuesPath = environment?.valuesPath ?? (typed || undefined);
  const problems: ServiceProblem[] = [];
  if (!release || !fullname) {
    problems.push('no-release');
  }
  if (!repoUrl) {
    problems.push('no-repository');
  }
  if (service.environments.length === 0) {
    problems.push('no-environment');
  } else if (!environment) {
    problems.push('choose-environment');
  } else if (environment.mayChange === false) {
    problems.push('not-allowed');
  }
  if (environment && !valuesPath) {
    problems.push('no-values-path');
  }
  if (valuesPath && !valuesPathSchema.safeParse(valuesPath).success) {
    problems.push('bad-values-path');
  }
  if (
    problems.length > 0 ||
    !environment ||
    !release ||
    !fullname ||
    !repoUrl ||
    !valuesPath
  ) {
    return { environment, problems };
  }
  return {
    environment,
    problems,
    value: {
      entityRef,
      environment: environment.name,
      cluster: environment.cluster,
      namespace: environment.namespace,
      release,
      fullname,
      repoUrl,
      valuesPath,
    },
  };
}

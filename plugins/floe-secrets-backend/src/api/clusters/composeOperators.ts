import {
  ClusterOperator,
  knownProblems,
  Operator,
  OPERATORS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../model/observed';
import { OPERATOR_RESOURCES } from '../../model/operatorResources';
import {
  DeploymentRef,
  OperatorsConfig,
} from '../../observe/operators/OperatorsConfig';
import { toRulesYaml } from './visibility/rbacRules';

/**
 * The operators that a cluster has, their versions and the known problems of
 * these. Of one whose version is not known, it says why and what to do.
 */
export function composeOperators(
  cluster: Pick<ObservedCluster, 'name' | 'operators' | 'resources'>,
  operatorOf: OperatorsConfig,
): ClusterOperator[] {
  return OPERATORS.flatMap(operator => {
    const served = cluster.resources.find(
      ({ resource, servedVersions }) =>
        resource === OPERATOR_RESOURCES[operator] && servedVersions.length > 0,
    );
    return served
      ? [compose(cluster, operator, served.servedVersions, operatorOf)]
      : [];
  });
}

function compose(
  cluster: Pick<ObservedCluster, 'name' | 'operators'>,
  operator: Operator,
  servedVersions: string[],
  operatorOf: OperatorsConfig,
): ClusterOperator {
  const setting = operatorOf(cluster.name, operator);
  const seen = cluster.operators?.find(one => one.operator === operator);
  const version =
    'version' in setting ? setting.version : seen?.version ?? null;
  const problems = knownProblems(operator, version, servedVersions).map(
    ({ before, id, link, remedy, severity, summary }) => ({
      id,
      severity,
      summary,
      remedy,
      link,
      fixedIn: before ?? null,
    }),
  );
  if ('version' in setting) {
    return { operator, version, state: 'declared', problems };
  }
  const state = seen?.state ?? 'not-read';
  return {
    operator,
    version,
    state,
    problems,
    ...(seen?.deployment && { deployment: seen.deployment }),
    ...(state === 'forbidden' && { rules: deploymentRules(setting.places) }),
    ...((state === 'forbidden' || state === 'not-found') && {
      lookedFor: setting.places.map(
        ({ name, namespace }) => `${namespace}/${name}`,
      ),
    }),
  };
}

/** The rule that allows to read these Deployments, each by its name. */
function deploymentRules(places: DeploymentRef[]): string {
  return toRulesYaml([
    {
      apiGroups: ['apps'],
      resources: ['deployments'],
      resourceNames: [...new Set(places.map(({ name }) => name))],
      verbs: ['get'],
    },
  ]);
}

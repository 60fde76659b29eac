import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  isOperator,
  Operator,
  OPERATORS,
  parseRelease,
} from '@floe/backstage-plugin-floe-secrets-common';
import { compilePattern } from '../../collections/pattern';
import { ControllerService } from '../certificates/askController';

/** The namespace and the name of a Deployment. */
export type DeploymentRef = { namespace: string; name: string };

/** Where an operator of a cluster is looked for, or its declared version. */
type OperatorSetting = { version: string } | { places: DeploymentRef[] };

/** The setting of an operator in a cluster. */
export type OperatorsConfig = (
  cluster: string,
  operator: Operator,
) => OperatorSetting;

/**
 * The namespaces and the Deployment of the official installations. Those of
 * Sealed Secrets are named like its Service, which is configured already.
 */
const DEFAULTS: Record<
  Exclude<Operator, 'sealed-secrets'>,
  { namespaces: string[]; name: string }
> = {
  'external-secrets': {
    namespaces: ['external-secrets', 'external-secrets-system'],
    name: 'external-secrets',
  },
  'kustomize-controller': {
    namespaces: ['flux-system'],
    name: 'kustomize-controller',
  },
};

type Entry = {
  operator: Operator;
  matches(cluster: string): boolean;
  version?: string;
  namespace?: string;
  deployment?: string;
};

/**
 * Reads `floeSecrets.operators`. The first entry that matches the operator and
 * the cluster counts.
 *
 * @param servicesOf - the Services of the Sealed Secrets controller
 * @throws InputError with the invalid key
 */
export function readOperatorsConfig(
  root: Config,
  servicesOf: (cluster: string) => ControllerService[],
): OperatorsConfig {
  const entries = (
    root.getOptionalConfigArray('floeSecrets.operators') ?? []
  ).map(readEntry);
  return (cluster, operator) => {
    const entry = entries.find(
      one => one.operator === operator && one.matches(cluster),
    );
    if (entry?.version) {
      return { version: entry.version };
    }
    const usual =
      operator === 'sealed-secrets'
        ? servicesOf(cluster)
        : DEFAULTS[operator].namespaces.map(namespace => ({
            namespace,
            name: DEFAULTS[operator].name,
          }));
    const places = usual.map(({ namespace, name }) => ({
      namespace: entry?.namespace ?? namespace,
      name: entry?.deployment ?? name,
    }));
    return {
      places: places.filter(
        (place, index) =>
          places.findIndex(
            ({ namespace, name }) =>
              namespace === place.namespace && name === place.name,
          ) === index,
      ),
    };
  };
}

function readEntry(config: Config): Entry {
  const key = 'floeSecrets.operators[]';
  const operator = config.getString('operator');
  if (!isOperator(operator)) {
    throw new InputError(
      `${key}.operator must be one of ${OPERATORS.join(', ')}`,
    );
  }
  const cluster = config.getOptional('cluster') ?? '*';
  const patterns = Array.isArray(cluster) ? cluster : [cluster];
  if (
    patterns.length === 0 ||
    !patterns.every(
      (pattern): pattern is string =>
        typeof pattern === 'string' && pattern.length > 0,
    )
  ) {
    throw new InputError(
      `${key}.cluster must be a name pattern or a list of them`,
    );
  }
  const compiled = patterns.map(compilePattern);
  const declared = config.getOptionalString('version');
  const version = declared === undefined ? undefined : parseRelease(declared);
  if (declared !== undefined && version === undefined) {
    throw new InputError(`${key}.version must be a release such as 0.36.6`);
  }
  return {
    operator,
    matches: name => compiled.some(matches => matches(name)),
    version,
    namespace: config.getOptionalString('namespace'),
    deployment: config.getOptionalString('deployment'),
  };
}

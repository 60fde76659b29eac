import { DEFAULT_POLICY, DiagnosisPolicy } from '../../diagnose';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { compilePattern } from '../../collections/pattern';

/** An environment as it is configured. */
export type EnvironmentDefinition = {
  name: string;
  /** Name patterns, one of which has to match; `*` is a wildcard. */
  clusters: string[];
  namespaces: string[];
  /**
   * Values files that Helm reads before the one that a service names; each can
   * contain `{environment}`.
   */
  earlierValues?: string[];
  policy: DiagnosisPolicy;
};

/** Where a place belongs, and what is asked of it. */
export type Environment = { name: string; policy: DiagnosisPolicy };

type Matcher = (name: string) => boolean;

/** Knows the environment of each namespace of a cluster. */
export class Environments {
  readonly #definitions: (Environment & {
    clusters: Matcher[];
    namespaces: Matcher[];
    literalNamespaces: string[];
    earlierValues: string[];
    criteria: SecretCriteria;
  })[];

  constructor(definitions: EnvironmentDefinition[]) {
    this.#definitions = definitions.map(definition => ({
      name: definition.name,
      policy: definition.policy,
      clusters: definition.clusters.map(compilePattern),
      namespaces: definition.namespaces.map(compilePattern),
      literalNamespaces: definition.namespaces.filter(
        pattern => !pattern.includes('*'),
      ),
      earlierValues: definition.earlierValues ?? [],
      criteria: placeCriteria(definition),
    }));
  }

  /**
   * The environment of a place. If none is configured for it, an environment
   * with the name of its cluster.
   */
  resolve(cluster: string, namespace: string): Environment {
    return (
      this.find(cluster, namespace) ?? { name: cluster, policy: DEFAULT_POLICY }
    );
  }

  /** The first configured environment whose patterns match a place. */
  find(cluster: string, namespace: string): Environment | undefined {
    const definition = this.#definitions.find(
      candidate =>
        candidate.clusters.some(matches => matches(cluster)) &&
        (namespace === '' ||
          candidate.namespaces.some(matches => matches(namespace))),
    );
    return definition && { name: definition.name, policy: definition.policy };
  }

  /**
   * Criteria for the secrets that {@link Environments.resolve} assigns to one
   * of the environments.
   */
  criteriaOf(names: string[]): SecretCriteria {
    const anyOf = this.#definitions.flatMap(
      ({ criteria, name }, index): SecretCriteria[] =>
        names.includes(name)
          ? [{ allOf: [...this.#notFirst(index), criteria] }]
          : [],
    );
    return {
      anyOf: [
        ...anyOf,
        {
          allOf: [
            { field: 'cluster', values: names },
            ...this.#notFirst(this.#definitions.length),
          ],
        },
      ],
    };
  }

  /** Criterion that none of the earlier definitions matches. */
  #notFirst(index: number): SecretCriteria[] {
    return index === 0
      ? []
      : [
          {
            not: {
              anyOf: this.#definitions
                .slice(0, index)
                .map(({ criteria }) => criteria),
            },
          },
        ];
  }

  /**
   * Paths of the values files that Helm reads before the one that a service
   * names, placeholders included, from the first environment of this name.
   */
  earlierValuesOf(name: string): string[] {
    return (
      this.#definitions.find(
        definition =>
          definition.name === name && definition.earlierValues.length > 0,
      )?.earlierValues ?? []
    );
  }

  /** Whether any environment is configured. */
  get isConfigured(): boolean {
    return this.#definitions.length > 0;
  }

  /**
   * Names of the environments in a cluster; the cluster's own name if none is
   * configured.
   */
  ofCluster(cluster: string): string[] {
    const names = this.#definitions
      .filter(({ clusters }) => clusters.some(matches => matches(cluster)))
      .map(({ name }) => name);
    return names.length ? [...new Set(names)] : [cluster];
  }

  /**
   * Namespaces of a cluster that the configuration names without a wildcard.
   */
  namespacesOf(cluster: string): string[] {
    return [
      ...new Set(
        this.#definitions
          .filter(({ clusters }) => clusters.some(matches => matches(cluster)))
          .flatMap(({ literalNamespaces }) => literalNamespaces),
      ),
    ];
  }
}

function placeCriteria({
  clusters,
  namespaces,
}: EnvironmentDefinition): SecretCriteria {
  return {
    allOf: [
      { field: 'cluster', patterns: clusters },
      {
        anyOf: [
          { field: 'namespace', values: [''] },
          { field: 'namespace', patterns: namespaces },
        ],
      },
    ],
  };
}

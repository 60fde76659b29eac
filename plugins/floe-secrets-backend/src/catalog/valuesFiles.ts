import { Entity } from '@backstage/catalog-model';
import {
  FLOE_VALUES_ANNOTATION,
  parseValuesFiles,
  ValuesFiles,
  valuesFilesIn,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Environments } from './environments/Environments';

/** The values files of a service in one environment. */
type EnvironmentValues = {
  /** The file that the portal writes; null if it is unknown. */
  valuesPath: string | null;
  /** The files that Helm reads before it, in Helm's order. */
  earlierValuesPaths: string[];
  /**
   * Where those are named, if there are any. A file that the configuration
   * names need not exist.
   */
  earlierValuesFrom?: 'annotation' | 'configuration';
  /** Why they are unknown; null if they are known, or if nothing names them. */
  problem: string | null;
};

/**
 * Determines the values files of a service: those of its annotation
 * `floe.dev/values`. If it names only one, the files of
 * `floeSecrets.environments[].earlierValues` come before it.
 */
export class ServiceValues {
  readonly #annotated: ValuesFiles | null;
  readonly #environments: Pick<Environments, 'earlierValuesOf'>;

  constructor(
    entity: Entity,
    environments: Pick<Environments, 'earlierValuesOf'>,
  ) {
    const text = entity.metadata.annotations?.[FLOE_VALUES_ANNOTATION];
    this.#annotated = text === undefined ? null : parseValuesFiles(text);
    this.#environments = environments;
  }

  /** The file that the portal writes, placeholders included. */
  get valuesPath(): string | null {
    return this.#annotated?.paths?.at(-1) ?? null;
  }

  /** Why the annotation cannot be used. */
  get problem(): string | null {
    return this.#annotated?.problem ?? null;
  }

  /** The files of one environment. */
  in(environment: string): EnvironmentValues {
    const none = { valuesPath: null, earlierValuesPaths: [] };
    if (!this.#annotated?.paths) {
      return { ...none, problem: this.problem };
    }
    const own = valuesFilesIn(this.#annotated.paths, environment);
    if (!own.paths) {
      return { ...none, problem: own.problem };
    }
    const valuesPath = own.paths.at(-1)!;
    const configured =
      own.paths.length === 1
        ? valuesFilesIn(
            this.#environments.earlierValuesOf(environment),
            environment,
          )
        : null;
    if (configured?.problem) {
      return {
        ...none,
        problem:
          'The values files that floeSecrets.environments[].earlierValues names for this environment cannot be used: with its name for {environment}, one is no path within the repository, or is named twice. Ask your portal administrators to correct it',
      };
    }
    const earlierValuesPaths = configured
      ? (configured.paths ?? []).filter(path => path !== valuesPath)
      : own.paths.slice(0, -1);
    return {
      valuesPath,
      earlierValuesPaths,
      ...(earlierValuesPaths.length > 0 && {
        earlierValuesFrom: configured
          ? ('configuration' as const)
          : ('annotation' as const),
      }),
      problem: null,
    };
  }
}

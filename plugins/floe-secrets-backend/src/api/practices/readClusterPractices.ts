import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { compilePattern } from '../../collections/pattern';

/**
 * The platform team's statement about a practice in a cluster; undefined if
 * there is none.
 */
export type ClusterDeclaration = {
  auditLogging?: boolean;
  restrictedRbac?: boolean;
  encryptionAtRest?: boolean;
  note?: string;
};

/**
 * Reads `floeSecrets.clusterPractices`. For each practice, the first entry that
 * matches the cluster and has a statement about it counts.
 *
 * @throws InputError with the invalid key
 */
export function readClusterPractices(
  config: Config,
): (cluster: string) => ClusterDeclaration {
  const key = 'floeSecrets.clusterPractices';
  const entries = (config.getOptionalConfigArray(key) ?? []).map(entry => {
    const patterns = readPatterns(entry, `${key}[].cluster`).map(
      compilePattern,
    );
    return {
      matches: (cluster: string) => patterns.some(matches => matches(cluster)),
      declaration: {
        auditLogging: entry.getOptionalBoolean('auditLogging'),
        restrictedRbac: entry.getOptionalBoolean('restrictedRbac'),
        encryptionAtRest: entry.getOptionalBoolean('encryptionAtRest'),
        note: entry.getOptionalString('note'),
      } satisfies ClusterDeclaration,
    };
  });
  return cluster => {
    const said = entries
      .filter(({ matches }) => matches(cluster))
      .map(({ declaration }) => declaration);
    const first = <K extends keyof ClusterDeclaration>(name: K) =>
      said.find(one => one[name] !== undefined)?.[name];
    return {
      auditLogging: first('auditLogging'),
      restrictedRbac: first('restrictedRbac'),
      encryptionAtRest: first('encryptionAtRest'),
      note: first('note'),
    };
  };
}

function readPatterns(config: Config, key: string): string[] {
  const value = config.getOptional('cluster') ?? '*';
  const patterns = Array.isArray(value) ? value : [value];
  if (
    patterns.length === 0 ||
    !patterns.every(
      (pattern): pattern is string =>
        typeof pattern === 'string' && pattern.length > 0,
    )
  ) {
    throw new InputError(`${key} must be a name pattern or a list of them`);
  }
  return patterns;
}

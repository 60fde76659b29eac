import { Config } from '@backstage/config';
import { compilePattern } from '../catalog/environments/pattern';
import { ContextOf } from '../diagnose/commandContext';

/**
 * Reads `floeSecrets.kubectl.contexts`: what the people who copy commands call
 * the clusters in their kubeconfigs. The first entry that matches counts.
 */
export function readKubectlContexts(config: Config): ContextOf {
  const entries = (
    config.getOptionalConfigArray('floeSecrets.kubectl.contexts') ?? []
  ).map(entry => ({
    matches: compilePattern(entry.getOptionalString('cluster') ?? '*'),
    context: entry.getString('context'),
  }));
  return cluster =>
    entries
      .find(({ matches }) => matches(cluster))
      ?.context.replaceAll('{cluster}', () => cluster);
}

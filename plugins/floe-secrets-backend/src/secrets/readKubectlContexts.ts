import { Config } from '@backstage/config';
import { compilePattern } from '../collections/pattern';
import { ContextOf } from '../diagnose/commandContext';

/**
 * Reads `floeSecrets.kubectl.contexts`: the context names in the kubeconfigs of
 * users who copy commands. The first matching entry counts.
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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ReadableSecrets } from '../ReadableSecrets';
import { EvaluatedSecret } from '../SecretEvaluator';
import { findingsNaming } from './nameTargetSharers';

/**
 * Adds to the findings of each secret the names of the other objects of its
 * target, as far as the caller may read them.
 */
export async function nameSharers(
  secrets: EvaluatedSecret[],
  readable: Pick<ReadableSecrets, 'list'>,
  credentials: BackstageCredentials,
): Promise<EvaluatedSecret[]> {
  const ids = secrets.flatMap(({ sharers }) => sharers?.ids ?? []);
  if (ids.length === 0) {
    return secrets;
  }
  const found = await readable.list({ ids: [...new Set(ids)] }, credentials);
  const seen = new Set(found.map(({ observed }) => observed.id));
  return secrets.map(evaluated => {
    const { secret, sharers } = evaluated;
    return {
      ...evaluated,
      secret: {
        ...secret,
        findings: findingsNaming(secret.findings, sharers, id => seen.has(id)),
      },
    };
  });
}

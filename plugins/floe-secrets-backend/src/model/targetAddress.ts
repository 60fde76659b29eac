import { TargetAddress } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/**
 * Where the one Secret is that an object puts into its cluster; undefined
 * where it puts none there, or several, or does not say which.
 */
export function targetAddress(
  secret: Pick<ObservedSecret, 'cluster' | 'namespace' | 'name' | 'facts'>,
): TargetAddress | undefined {
  return modelKinds.of(secret.facts).address(secret);
}

import { TargetAddress } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';
import { targetAddress } from './targetAddress';

/** Where all Secrets are that an object puts into its cluster, as far as it says. */
export function producedSecrets(
  secret: Pick<ObservedSecret, 'cluster' | 'namespace' | 'name' | 'facts'>,
): TargetAddress[] {
  const { addresses } = modelKinds.of(secret.facts);
  if (addresses) {
    return addresses(secret);
  }
  const target = targetAddress(secret);
  return target ? [target] : [];
}

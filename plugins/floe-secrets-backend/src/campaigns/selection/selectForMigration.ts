import { ConflictError } from '@backstage/errors';
import { objectKindsOf } from '../../model/objectKinds';
import { ReadableSecret } from '../../secrets/ReadableSecrets';
import {
  targetKey,
  TargetReader,
} from '../../store/targets/DatabaseTargetReader';
import {
  KEYS_UNKNOWN,
  MigrationRules,
  NOT_SEEN,
} from '../migrations/MigrationRules';
import { Candidate } from './Candidate';

/** What to configure if no Secret without an operator is found. */
const NEEDS_METADATA =
  '. The portal sees such Secrets only where it observes the metadata of Secrets (floeSecrets.observe.secretMetadata)';

/**
 * Selects the secrets that a migration is for, with the keys that their Secrets
 * have to keep.
 *
 * @param list - lists the secrets in the scope
 * @throws ConflictError if there is none
 */
export async function selectForMigration(
  list: (kinds: string[]) => Promise<ReadableSecret[]>,
  rules: MigrationRules,
  targets: Pick<TargetReader, 'read'>,
): Promise<Candidate[]> {
  const found = (await list(objectKindsOf(...rules.sources))).filter(
    ({ observed }) => rules.takesPart(observed),
  );
  if (found.length === 0) {
    throw new ConflictError(
      `There is no ${rules.what} in this scope that you may read${
        rules.needsMetadata ? NEEDS_METADATA : ''
      }`,
    );
  }
  const { metadata } = await targets.read(
    found.map(({ observed }) => ({
      cluster: observed.cluster,
      ...rules.secretOf(observed),
    })),
    ['secret-metadata'],
  );
  return found.map(one => {
    const { observed } = one;
    const secret = rules.secretOf(observed);
    const target = metadata.get(
      targetKey({ cluster: observed.cluster, ...secret }),
    );
    const keys = rules.keysOf(observed, target);
    const unknown = target ? KEYS_UNKNOWN : NOT_SEEN;
    return {
      ...one,
      likely: null,
      changedAt: null,
      secret,
      keys: keys ?? [],
      whyNot: keys ? rules.whyNot(observed) : unknown,
    };
  });
}

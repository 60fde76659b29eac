import { Verdict } from './verdict';

/** An object that creates a Secret or writes into it. @public */
export type TargetClaim = {
  kind: 'ExternalSecret' | 'SealedSecret' | 'Secret';
  /** `target.creationPolicy` of an ExternalSecret. */
  creationPolicy?: unknown;
  /**
   * Whether it is the Secret that the Dagster subchart generates, with the
   * password of its own values.
   */
  isGenerated?: boolean;
};

/**
 * `same-object`: two entries are one object in the cluster. `generated`: the
 * Dagster subchart creates the Secret too. `two-owners`: only one of them can
 * own it. `migration`: one owns the Secret, and an ExternalSecret writes into
 * it.
 * @public
 */
export type OwnershipCause =
  | 'same-object'
  | 'generated'
  | 'two-owners'
  | 'migration';

/** Two claims on one Secret. @public */
export interface OwnershipConflict<T extends TargetClaim>
  extends Verdict<OwnershipCause> {
  /** The later of the two. */
  claim: T;
  other: T;
  /** The one that makes the Secret, if the other one only writes into it. */
  maker: T | undefined;
}

/**
 * Whether an ExternalSecret writes into a Secret that another object owns: it
 * sets an owner with the creation policy `Owner` only, so with the others the
 * two do not exclude each other.
 */
function writesUnowned({ creationPolicy, kind }: TargetClaim): boolean {
  return (
    kind === 'ExternalSecret' &&
    ['Orphan', 'Merge', 'CreateOrMerge'].includes(String(creationPolicy))
  );
}

function conflictOf<T extends TargetClaim>(
  claim: T,
  earlier: readonly T[],
): OwnershipConflict<T> | undefined {
  const found = (cause: OwnershipCause, other: T, maker?: T) => ({
    cause,
    severity: cause === 'migration' ? ('warning' as const) : ('error' as const),
    confidence: 'proven' as const,
    claim,
    other,
    maker,
  });
  const generated = claim.isGenerated
    ? earlier[0]
    : earlier.find(({ isGenerated }) => isGenerated);
  if (generated) {
    return found('generated', generated);
  }
  const twin = earlier.find(({ kind }) => kind === claim.kind);
  if (twin) {
    return found('same-object', twin);
  }
  const writes = writesUnowned(claim);
  const rival = earlier.find(other => !writesUnowned(other));
  if (!writes && rival) {
    return found('two-owners', rival);
  }
  const [other] = writes && rival ? [rival] : earlier;
  return other && found('migration', other, writes ? other : claim);
}

/**
 * The conflicts between objects that create one Secret or write into it. A
 * Secret has one owner: the second one fails, or both overwrite it in turns. An
 * ExternalSecret that sets no owner may write beside one owner for the time of
 * a migration, which is a warning; if there is an error, it is not reported
 * too, because the Secret has no single owner to migrate from.
 *
 * @param claims - all objects with this Secret as target, in the order of the
 *   values; the creation policy `None` writes nothing and does not count
 * @returns at most one conflict for each claim but the first; empty if there is
 *   none
 * @public
 */
export function targetOwnedByOther<T extends TargetClaim>(
  claims: readonly T[],
): OwnershipConflict<T>[] {
  const writing = claims.filter(
    ({ creationPolicy, kind }) =>
      kind !== 'ExternalSecret' || creationPolicy !== 'None',
  );
  const found = writing.flatMap(
    (claim, index) => conflictOf(claim, writing.slice(0, index)) ?? [],
  );
  const errors = found.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors : found;
}

/** The answer of an operator that another object owns the target. @public */
export type OwnershipRefusal = Verdict<'two-owners'> & {
  /** The ExternalSecret that the message names; null if it names none. */
  owner: string | null;
};

/**
 * Whether External Secrets Operator refused a target because another object
 * owns it: `ErrSecretIsOwned` and `ErrSecretSetCtrlRef`.
 *
 * @param message - of its condition or event
 * @param self - name of the ExternalSecret that failed
 * @param isGone - whether the cluster shows that an ExternalSecret of this name
 *   no longer has the target
 * @public
 */
export function targetRefused(
  message: string,
  self: string,
  isGone: (owner: string) => boolean = () => false,
): OwnershipRefusal | undefined {
  if (
    !/owned by another|could not set controller reference on secret/i.test(
      message,
    )
  ) {
    return undefined;
  }
  const named = message.match(
    /owned by another ExternalSecret: ([a-z0-9.-]{1,253})/,
  )?.[1];
  const owner = named && named !== self ? named : null;
  return {
    cause: 'two-owners',
    severity: 'error',
    confidence: owner && isGone(owner) ? 'likely' : 'proven',
    owner,
  };
}

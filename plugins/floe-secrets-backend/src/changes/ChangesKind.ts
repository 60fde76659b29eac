import { Answer, KindSlot } from '../model/KindSlot';
import { SecretFacts } from '../model/observed';

/**
 * The questions about each kind of managed secret for following a change; null
 * if one does not apply.
 */
export type ChangesKind<F extends SecretFacts = SecretFacts> = {
  /** The scope that it is sealed for. */
  scope: Answer<[facts: F], string> | null;
  /**
   * Whether its operator reports success without updating the target.
   *
   * @param existed - whether the object was there before the change
   */
  keepsOldTarget: Answer<[facts: F, existed: boolean], boolean> | null;
  /**
   * Why its Secret stays after the object is deleted; null: Kubernetes deletes
   * it.
   */
  keepsTargetWithoutIt: Answer<[facts: F], string | null> | null;
};

export const changesKinds = new KindSlot<ChangesKind>();

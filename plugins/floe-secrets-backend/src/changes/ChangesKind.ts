import { Answer, KindSlot } from '../model/KindSlot';
import { SecretFacts } from '../model/observed';

/** What following a change asks of a kind of managed secrets; null if it does not apply. */
export type ChangesKind<F extends SecretFacts = SecretFacts> = {
  /** The scope that it is sealed for. */
  scope: Answer<[facts: F], string> | null;
  /**
   * Whether its operator reports success and leaves the target as it is.
   *
   * @param existed - whether the object was there before the change
   */
  keepsOldTarget: Answer<[facts: F, existed: boolean], boolean> | null;
  /** Why its Secret stays once the object is gone; null: Kubernetes deletes it. */
  keepsTargetWithoutIt: Answer<[facts: F], string | null> | null;
};

export const changesKinds = new KindSlot<ChangesKind>();

import { Answer, KindSlot, SecretOf } from '../model/KindSlot';
import { ObservedEvent, SecretFacts } from '../model/observed';
import { ObjectStatus } from './objectStatus';
import { AwaitedObject, RefreshRequest } from './types';

/** An observed object, at the resourceVersion of the request or later. */
export type SeenRefresh<F extends SecretFacts> = {
  /** Kind and place, for messages. */
  name: string;
  awaited: AwaitedObject;
  request: RefreshRequest;
  secret: SecretOf<F>;
  events: ObservedEvent[];
  /** Whether the annotation was removed. */
  isReverted: boolean;
};

/**
 * The questions about refreshing each kind of managed secret; null if one does
 * not apply.
 */
export type RefreshKind<F extends SecretFacts = SecretFacts> = {
  /**
   * The ids of the secrets whose rows show the result of its refresh; null: its
   * own.
   */
  awaitedIds: Answer<[secret: SecretOf<F>], string[]> | null;
  /** The operator's last record of a refresh, to detect a later change. */
  lastRefresh: Answer<
    [facts: F],
    Pick<AwaitedObject, 'refreshTime' | 'syncedResourceVersion'>
  > | null;
  /** The current values of its refresh annotation. */
  requests: Answer<[facts: F], string[]>;
  /**
   * Decides the result of a refresh; null as a whole: other objects show it.
   */
  assess: Answer<[seen: SeenRefresh<F>], ObjectStatus> | null;
};

export const refreshKinds = new KindSlot<RefreshKind>();

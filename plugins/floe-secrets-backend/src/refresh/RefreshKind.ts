import { Answer, KindSlot, SecretOf } from '../model/KindSlot';
import { ObservedEvent, SecretFacts } from '../model/observed';
import { ObjectStatus } from './objectStatus';
import { AwaitedObject, RefreshRequest } from './types';

/** An awaited object, seen at the version of the request or a later one. */
export type SeenRefresh<F extends SecretFacts> = {
  /** Kind and place, for words. */
  name: string;
  awaited: AwaitedObject;
  request: RefreshRequest;
  secret: SecretOf<F>;
  events: ObservedEvent[];
  /** Whether the annotation is gone. */
  isReverted: boolean;
};

/** What refreshing asks of a kind of managed secrets; null where it does not apply. */
export type RefreshKind<F extends SecretFacts = SecretFacts> = {
  /** The ids of the secrets whose rows show what came of its refresh; null: its own. */
  awaitedIds: Answer<[secret: SecretOf<F>], string[]> | null;
  /** What the operator last wrote of a refresh, to detect a later change. */
  lastRefresh: Answer<
    [facts: F],
    Pick<AwaitedObject, 'refreshTime' | 'syncedResourceVersion'>
  > | null;
  /** The values of the refresh annotation that it has now. */
  requests: Answer<[facts: F], string[]>;
  /** Tells what came of a refresh; null as a whole: others show it. */
  assess: Answer<[seen: SeenRefresh<F>], ObjectStatus> | null;
};

export const refreshKinds = new KindSlot<RefreshKind>();

import {
  Approach,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  Children,
  OriginRef,
  Shortfall,
  StoreRef,
  TargetAddress,
} from './kindAnswers';
import { Answer, KindSlot, SecretOf } from './KindSlot';
import { ConditionFacts, ObservedEvent, SecretFacts } from './observed';

/** A kind of object that is read as a managed secret. */
export type KindObject = {
  group: string;
  /** Resource name in the API; empty if it is not a resource of a cluster. */
  plural: string;
  /** For example `ExternalSecret`. */
  kind: string;
  /** The normal events that its operator writes; null if it writes none. */
  events: { normalReasons: string[] } | null;
  /**
   * The annotation whose change makes the operator refresh; null if there is
   * none.
   */
  refreshAnnotation: string | null;
};

/**
 * The questions that the model asks of each kind of managed secret; null if one
 * does not apply.
 */
export type ModelKind<F extends SecretFacts = SecretFacts> = {
  approach: Approach;
  /** Whether values are read into the cluster or pushed out of it. */
  direction: NonNullable<ManagedSecret['direction']>;
  objects: KindObject[];
  /** The condition that shows whether it is synced; null if it has none yet. */
  condition: Answer<[facts: F], ConditionFacts | null>;
  /** The Secret that it produces. */
  target: Answer<[secret: NamedSecret<F>], ManagedSecret['target']>;
  /** Where the one Secret is that it puts into its cluster. */
  address: Answer<[secret: PlacedSecret<F>], TargetAddress | undefined>;
  /** Where all Secrets are that it puts into its cluster, if it can be several. */
  addresses: Answer<[secret: PlacedSecret<F>], TargetAddress[]> | null;
  /** The stores that it refers to, the main one first. */
  stores: Answer<[facts: F], StoreRef[]>;
  /** The generators and SopsProviders that it refers to. */
  origins: Answer<[facts: F], OriginRef[]>;
  /** The objects that it creates in other namespaces. */
  children: Answer<[facts: F], Children> | null;
  /** What the operator skipped although it reports success. */
  shortfall: Answer<[facts: F, events: ObservedEvent[]], Shortfall> | null;
  /** The namespace of its Secrets, if it is not its own namespace. */
  targetNamespace: Answer<[facts: F], string | null> | null;
  /**
   * Whether it is the Secret itself, so that it is synced as soon as it exists.
   */
  isItsOwnTarget: boolean;
  /**
   * How many Secrets of its cluster its operator writes for one object; null: it
   * writes none.
   */
  writes: 'one' | 'several' | null;
  /**
   * Whether its operator adds its keys to a Secret and keeps the keys of others;
   * null as a whole: never.
   */
  mergesIntoTarget: Answer<[facts: F], boolean> | null;
  /**
   * Whether it is known what its operator does with the keys of others in its
   * Secret; null as a whole: always.
   */
  isMergingKnown: Answer<[facts: F], boolean> | null;
};

type NamedSecret<F extends SecretFacts> = Pick<SecretOf<F>, 'facts' | 'name'>;
type PlacedSecret<F extends SecretFacts> = Pick<
  SecretOf<F>,
  'cluster' | 'namespace' | 'name' | 'facts'
>;

export const modelKinds = new KindSlot<ModelKind>();

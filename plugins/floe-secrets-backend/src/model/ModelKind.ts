import {
  Approach,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  Made,
  OriginRef,
  Shortfall,
  StoreRef,
  TargetAddress,
} from './kindAnswers';
import { Answer, KindSlot, SecretOf } from './KindSlot';
import { ConditionFacts, ObservedEvent, SecretFacts } from './observed';

/** A kind of objects that are read as managed secrets of one kind. */
export type KindObject = {
  group: string;
  /** As the API server calls it; empty if it is not a resource of a cluster. */
  plural: string;
  /** For example `ExternalSecret`. */
  kind: string;
  /** What its operator reports in normal events; null if it writes none. */
  events: { normalReasons: string[] } | null;
  /** The annotation whose change has the operator refresh; null if none has. */
  refreshAnnotation: string | null;
};

/** What the model asks of a kind of managed secrets; null if it does not apply. */
export type ModelKind<F extends SecretFacts = SecretFacts> = {
  approach: Approach;
  /** Whether values come from a provider or a file to the cluster, or go out of it. */
  direction: NonNullable<ManagedSecret['direction']>;
  objects: KindObject[];
  /** The condition that shows whether it is synced; null if there is none yet. */
  condition: Answer<[facts: F], ConditionFacts | null>;
  /** The Secret that it is to produce. */
  target: Answer<[secret: NamedSecret<F>], ManagedSecret['target']>;
  /** Where the one Secret is that it puts into its cluster. */
  address: Answer<[secret: PlacedSecret<F>], TargetAddress | undefined>;
  /** Where all Secrets are that it puts into its cluster, if it can be several. */
  produced: Answer<[secret: PlacedSecret<F>], TargetAddress[]> | null;
  /** The stores that it refers to, the main one first. */
  stores: Answer<[facts: F], StoreRef[]>;
  /** The generators and SopsProviders that it refers to. */
  origins: Answer<[facts: F], OriginRef[]>;
  /** What it makes of itself in other namespaces. */
  made: Answer<[facts: F], Made> | null;
  /** What a success of its operator leaves out. */
  shortfall: Answer<[facts: F, events: ObservedEvent[]], Shortfall> | null;
  /** The namespace that it puts Secrets into instead of its own. */
  targetNamespace: Answer<[facts: F], string | null> | null;
  /** Whether it is the Secret itself, so that it is synced as soon as it is there. */
  isItsOwnTarget: boolean;
};

type NamedSecret<F extends SecretFacts> = Pick<SecretOf<F>, 'facts' | 'name'>;
type PlacedSecret<F extends SecretFacts> = Pick<
  SecretOf<F>,
  'cluster' | 'namespace' | 'name' | 'facts'
>;

export const modelKinds = new KindSlot<ModelKind>();

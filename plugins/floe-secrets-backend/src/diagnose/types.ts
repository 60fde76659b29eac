import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { RefreshBounds } from '@floe/values-files';
import {
  ConditionFacts,
  ObservedCertificate,
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
  ObservedStore,
  SecretFacts,
} from '../model/observed';
import { ConsumerGroup, DataChange } from '../model/observedTargets';
import { NamedObject } from './commands';

/** What an environment asks of its secrets. Durations are in seconds. */
export type DiagnosisPolicy = RefreshBounds & {
  /** How old a secret may grow; null: no rotation is asked for. */
  rotationMaxAgeSeconds: number | null;
  production: boolean;
  /** Whether plain Kubernetes Secrets are allowed. */
  plainSecrets: boolean;
};

/** A store that a managed secret refers to. */
export type ReferredStore = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
  /** undefined: the cluster showed no such store. */
  store: ObservedStore | undefined;
  /** Newest first. */
  events: ObservedEvent[];
};

/** A generator or SopsProvider that a managed secret refers to. */
export type ReferredOrigin = {
  kind: string;
  name: string;
  /** null: its kind is not observed, so that is not known */
  exists: boolean | null;
  /** ClusterGenerator: the kind of generator that it stands for. */
  generates: string | null;
  ready: ConditionFacts | null;
};

/** Another object that writes the same target. */
export type TargetSharer = {
  kind: string;
  name: string;
  keys: string[];
  /** Whether it leaves the keys of others (creationPolicy Merge). */
  merges: boolean;
};

/** An object that a cluster-wide one has made, and that fails. */
export type FailingChild = {
  /** RFC 3339; null where not known. */
  since: string | null;
};

/** What is known around an object when it is judged. */
export type Surroundings = {
  now: Date;
  policy: DiagnosisPolicy;
  cluster: ObservedCluster | undefined;
};

/** Everything that the rules for managed secrets look at. */
export type SecretDiagnosisInput = Surroundings & {
  secret: ObservedSecret;
  /** Of this object, newest first. */
  events: ObservedEvent[];
  stores: ReferredStore[];
  /** What it draws on beside stores. */
  origins: ReferredOrigin[];
  /** What else writes the same Secret. */
  targetSharers?: TargetSharer[];
  /** Whether the operator can read no object of this kind, because one has an invalid duration. */
  kindIsUnreadable?: boolean;
  /** What it has made and fails, of an object for several namespaces. */
  failingChildren: FailingChild[];
  /** Sealing certificates of the secret's cluster. */
  certificates: ObservedCertificate[];
  /** Whether the target Secret is there, where Secrets are observed. */
  targetExists: boolean | null;
  /** When its data last changed, by the best source there is; null: not known. */
  targetChanged: DataChange | null;
  /** What uses it; null: not observed, or cannot be seen now. */
  consumers: ConsumerGroup[] | null;
};

/** Everything that the rules for stores look at. */
export type StoreDiagnosisInput = Surroundings & {
  store: ObservedStore;
  /** Of this store, newest first. */
  events: ObservedEvent[];
};

/** The last attempt of an operator, where it failed. */
export type Failure = {
  /** The cause in the controller's words, without the place in the spec; masked. */
  text: string;
  /** The warning that holds the cause; null where only a condition tells. */
  event: ObservedEvent | null;
  condition: ConditionFacts | null;
  conditionType: 'Ready' | 'Synced';
  /** The object that the attempt was for. */
  object: NamedObject;
  /** Milliseconds of the attempt, as far as its warning and the condition tell. */
  attemptedAt: number | null;
  /** Place in the spec that the controller was at. */
  place: { list: 'data' | 'dataFrom'; index: number } | null;
};

/** What a rule for a managed secret with facts of one type is given. */
export type SecretSubject<F extends SecretFacts = SecretFacts> =
  SecretDiagnosisInput & {
    facts: F;
    /** null: the last attempt did not fail, or it proves nothing about the object as it is now. */
    failure: Failure | null;
    /** The failure that the status still tells of, although the target was written since. */
    outdatedFailure: Failure | null;
    /** The failure of an attempt that is older than the last change of the object. */
    supersededFailure: Failure | null;
  };

/**
 * One small judgement. Pure: it asks nobody, keeps nothing, and takes the
 * time from its input.
 */
export type Rule<I> = {
  id: FindingId;
  evaluate(input: I): Finding | undefined;
};

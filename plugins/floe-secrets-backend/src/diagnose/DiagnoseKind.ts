import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { Answer, KindSlot, SecretOf } from '../model/KindSlot';
import {
  ConditionFacts,
  ObservedEvent,
  ProducedSecret,
  SecretFacts,
} from '../model/observed';
import { DataChange } from '../model/observedTargets';
import { Rule, SecretSubject } from './types';

/** Revisions of a source, in the operator's format. */
export type SourceRevisions = {
  applied: string | null;
  attempted: string | null;
};

/**
 * The questions of the layer `diagnose` about each kind; null if one does not
 * apply.
 */
export type DiagnoseKind<F extends SecretFacts = SecretFacts> = {
  /** `Synced` or `Ready`: the type of the condition. */
  conditionType: 'Ready' | 'Synced';
  /** Whether it is an object of the cluster, so that its state can be known. */
  isInCluster: boolean;
  /**
   * Whether the operator's status is reliable. The Sealed Secrets controller
   * drops a status that it cannot write, can be configured not to write one,
   * and in some versions does not update the generation.
   */
  hasReliableStatus: boolean;
  /**
   * When its operator last reported a success in an event, because the status
   * can be missing or older; milliseconds.
   */
  succeededAt: Answer<[events: ObservedEvent[]], number | null> | null;
  /** Whether it counts as synced, whatever its condition says now. */
  isSyncedAnyway: Answer<[secret: SecretOf<F>, asked: number], boolean> | null;
  /** Whether a success does not cover the target, some of its keys, or a child. */
  isIncomplete: Answer<[facts: F, events: ObservedEvent[]], boolean> | null;
  /** Whether the operator reports success although it found no target. */
  awaitsTarget: Answer<[facts: F], boolean> | null;
  /**
   * Whether the operator reports success without writing the target, which may
   * be missing.
   */
  mayLackTarget: Answer<[facts: F], boolean> | null;
  /**
   * The generation of the last success; null: there was none; undefined: the
   * operator does not report it.
   */
  appliedGeneration: Answer<[facts: F], number | null | undefined>;
  /**
   * The generation of the last attempt, as above; null for a kind whose
   * attempts only have times.
   */
  triedGeneration: Answer<[facts: F], number | null | undefined> | null;
  /** The reasons of the warnings that report a failed attempt; null: all of them. */
  failureReasons: string[] | null;
  /**
   * The condition with which warnings are compared: its time is that of the
   * attempt. null: the condition of the kind.
   */
  attempt: Answer<
    [secret: SecretOf<F>, condition: ConditionFacts],
    ConditionFacts
  > | null;
  /** When the operator last wrote it to the cluster; RFC 3339, null if not known. */
  lastSync: Answer<[facts: F, events: ObservedEvent[]], string | null>;
  /**
   * When the next refresh is due by policy and interval, or when the running
   * attempt should end; milliseconds.
   */
  refreshDue: Answer<[facts: F], number | null> | null;
  /**
   * When a due refresh is first allowed for a duration, if the operator's time
   * zone is `zone` milliseconds ahead of UTC; milliseconds, null if unknown.
   */
  allowedFrom: Answer<
    [facts: F, due: number, length?: number, zone?: number],
    number | null
  > | null;
  /** Whether an attempt is running. */
  isAttempting: Answer<[facts: F], boolean> | null;
  /** Addition to the grace period of a refresh; milliseconds. */
  extraGrace: Answer<[facts: F], number> | null;
  /** When it last changed, by its object and events; null if unknown. */
  ownChange: Answer<
    [secret: SecretOf<F>, events: ObservedEvent[]],
    DataChange | null
  >;
  /** Whether the metadata of its target is a better source for the time of the last change. */
  targetShowsDataChanges: boolean;
  /** When its data last changed, if its own metadata is the source. */
  dataChange: Answer<[facts: F], DataChange | null> | null;
  /** Whether it was synced since its creation; null: there is no first sync. */
  wasSynced: Answer<[facts: F, events: ObservedEvent[]], boolean> | null;
  /** Whether its refresh policy never applies a change of the object. */
  refusesChanges: Answer<[facts: F], boolean> | null;
  /**
   * The remedy that applies a change immediately.
   *
   * @param refused - whether the refresh policy never applies it
   */
  applyNow: Answer<
    [secret: SecretOf<F>, refused: boolean],
    Remedy | null
  > | null;
  /**
   * Whether it is suspended. Suspending is itself a change of the spec, which the
   * operator never observes.
   */
  isSuspended: Answer<[facts: F], boolean> | null;
  /** The revisions of its source. */
  revisions: Answer<[facts: F], SourceRevisions> | null;
  /** One sentence: which objects are deleted with it, and which stay. */
  deletedWithIt: Answer<[facts: F], string>;
  /** How to find leftovers of its deletion. */
  findLeftovers: Answer<[secret: SecretOf<F>], Remedy> | null;
  /** How to set a new value. */
  newValue: Answer<[facts: F], Remedy>;
  /** The Secrets without which its operator cannot work on it. */
  neededSecrets: Answer<[secret: SecretOf<F>], ProducedSecret[]> | null;
  /**
   * Whether its operator keeps the keys of the target as the spec has them, so
   * that a key that is there now was written by it.
   */
  ownsAllKeys: Answer<[facts: F], boolean> | null;
  /**
   * Whether its operator can report success for a target without any key.
   */
  mayLeaveTargetEmpty: Answer<[facts: F], boolean> | null;
  /** Why External Secrets Operator may ignore an object that has its finalizer. */
  whyIgnored: string | null;
  /** The Secrets that could not be written, if one object writes several. */
  failedSecrets: Answer<
    [facts: F],
    { namespace: string; name: string; reason: string }[]
  > | null;
  /** The remedy for an invalid key. */
  invalidKeyRemedy: Remedy;
  /**
   * The label of the operator's pods, by its chart or manifests; null: the
   * operator is unknown.
   */
  operatorLabel: Answer<[facts: F], string> | null;
  /** Rules that explain a failure. */
  causes: Rule<SecretSubject<F>>[];
  /** Other rules. */
  remarks: Rule<SecretSubject<F>>[];
};

export const diagnoseKinds = new KindSlot<DiagnoseKind>();

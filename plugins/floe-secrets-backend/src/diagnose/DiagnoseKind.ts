import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { Answer, KindSlot, SecretOf } from '../model/KindSlot';
import { ConditionFacts, ObservedEvent, SecretFacts } from '../model/observed';
import { DataChange } from '../model/observedTargets';
import { Rule, SecretSubject } from './types';

/** Revisions of a source, as the operator names them. */
export type SourceRevisions = {
  applied: string | null;
  attempted: string | null;
};

/** What diagnosing asks of a kind of managed secrets; null if it does not apply. */
export type DiagnoseKind<F extends SecretFacts = SecretFacts> = {
  /** `Synced` or `Ready`: the type of the condition. */
  conditionType: 'Ready' | 'Synced';
  /** Whether it is an object of the cluster, so that its state can be told. */
  isInCluster: boolean;
  /**
   * Whether the operator's status can be relied on. The Sealed Secrets
   * controller drops a status that it cannot write, can be told to write none,
   * and in some versions leaves the generation as it was.
   */
  hasReliableStatus: boolean;
  /** Whether it counts as synced, whatever its condition says now. */
  isSyncedAnyway: Answer<[secret: SecretOf<F>, asked: number], boolean> | null;
  /** Whether a success leaves out the target, some of its keys, or a child. */
  isIncomplete: Answer<[facts: F, events: ObservedEvent[]], boolean> | null;
  /** Whether the operator found no target to fill when it last looked, and reports success. */
  awaitsTarget: Answer<[facts: F], boolean> | null;
  /**
   * The generation of the last success; null: there was none; undefined: the
   * operator does not tell.
   */
  appliedGeneration: Answer<[facts: F], number | null | undefined>;
  /**
   * The generation of the last attempt, as above; null as a whole: only times
   * tell of attempts.
   */
  triedGeneration: Answer<[facts: F], number | null | undefined> | null;
  /** The reasons of the warnings that report a failed attempt; null: all of them. */
  failureReasons: string[] | null;
  /**
   * The condition that warnings are held against: its time is that of the
   * attempt. null as a whole: its condition is that.
   */
  attempt: Answer<
    [secret: SecretOf<F>, condition: ConditionFacts],
    ConditionFacts
  > | null;
  /** When the operator last carried it to the cluster; RFC 3339, null if not known. */
  lastSync: Answer<[facts: F, events: ObservedEvent[]], string | null>;
  /**
   * When the next refresh is due by policy and interval, or the end of the
   * attempt that runs; milliseconds.
   */
  refreshDue: Answer<[facts: F], number | null> | null;
  /**
   * When a refresh that is due is first allowed, for a length of time;
   * milliseconds, null if that is not known.
   */
  allowedFrom: Answer<
    [facts: F, due: number, length?: number],
    number | null
  > | null;
  /** Whether the operator is at work on it. */
  isAttempting: Answer<[facts: F], boolean> | null;
  /** How much later than usual a refresh may come; milliseconds. */
  extraGrace: Answer<[facts: F], number> | null;
  /** When it last changed, by its object and events; null if not known. */
  ownChange: Answer<
    [secret: SecretOf<F>, events: ObservedEvent[]],
    DataChange | null
  >;
  /** Whether the metadata of its target tells better when it changed. */
  targetTellsChanges: boolean;
  /** When its data last changed, where its own metadata is what tells. */
  dataChange: Answer<[facts: F], DataChange | null> | null;
  /** Whether it was synced since it was made; null as a whole: no first sync is awaited. */
  wasSynced: Answer<[facts: F], boolean> | null;
  /** Whether its refresh policy never applies a change of the object. */
  refusesChanges: Answer<[facts: F], boolean> | null;
  /**
   * What has a change applied at once.
   *
   * @param refused - whether the refresh policy never applies it
   */
  applyNow: Answer<
    [secret: SecretOf<F>, refused: boolean],
    Remedy | null
  > | null;
  /**
   * Whether it is suspended. To suspend it is a change of its own, which the
   * operator never observes.
   */
  isSuspended: Answer<[facts: F], boolean> | null;
  /** The revisions of the source that it is made from. */
  revisions: Answer<[facts: F], SourceRevisions> | null;
  /** What is deleted together with it, and what stays; one sentence. */
  goesWithIt: Answer<[facts: F], string>;
  /** How to find what its deletion can leave behind. */
  leftBehind: Answer<[secret: SecretOf<F>], Remedy> | null;
  /** How a new value is put in. */
  newValue: Answer<[facts: F], Remedy>;
  /** Why External Secrets Operator may pass over an object that it has seen. */
  passedOver: string | null;
  /** The Secrets that could not be written, where one object writes several. */
  failedSecrets: Answer<
    [facts: F],
    { namespace: string; name: string; reason: string }[]
  > | null;
  /** What to do about a key that no Secret can have. */
  invalidKeyRemedy: Remedy;
  /** The label of the operator's pods, by its chart or manifests; null: no operator is known. */
  operatorLabel: Answer<[facts: F], string> | null;
  /** Rules that explain a failure. */
  causes: Rule<SecretSubject<F>>[];
  /** Rules about what else is worth saying. */
  remarks: Rule<SecretSubject<F>>[];
};

export const diagnoseKinds = new KindSlot<DiagnoseKind>();

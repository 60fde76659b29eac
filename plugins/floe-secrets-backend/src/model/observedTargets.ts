/**
 * Facts about target Secrets and the pods that use them: only metadata and
 * names, nothing from the data of a Secret.
 */

import { DataChange, ProducedSecret } from './facts/shared';

export type { DataChange };

/** A Secret, by its metadata. */
export type ObservedSecretMetadata = {
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  createdAt: string;
  /** null: unknown */
  changed: DataChange | null;
  /**
   * Names of the keys of its data, from `managedFields`; null if they are
   * missing there or too many.
   */
  keys: string[] | null;
  /** When Kubernetes deletes it. */
  held: SecretHold;
};

/**
 * What annotations and labels of a Secret say to the programs that deploy it.
 *
 * - `helm-release`: a Helm release brought it
 * - `helm-keep`: Helm keeps it when it is no longer part of the release
 * - `flux-applied`, `flux-keep`: the same of a Kustomization of Flux
 * - `sealed-takeover`: the Sealed Secrets controller may write and own it
 */
export type SecretMark =
  | 'helm-release'
  | 'helm-keep'
  | 'flux-applied'
  | 'flux-keep'
  | 'sealed-takeover';

/** The fields that decide whether and when a Secret is deleted. */
export type SecretHold = {
  /** Left out: none. */
  marks?: SecretMark[];
  /** `metadata.ownerReferences`: it is deleted once all of them are gone. */
  owners: { kind: string; name: string; uid: string }[];
  /** `metadata.finalizers`: they block the deletion. */
  finalizers: string[];
  /** When its deletion was requested (`metadata.deletionTimestamp`). */
  deletionAt: string | null;
};

/** The ways in which a pod can use a Secret. */
export const SECRET_USES = [
  'env',
  'envFrom',
  'subPath',
  'volume',
  'projected',
  'imagePull',
] as const;

export type SecretUse = (typeof SECRET_USES)[number];

/** One Secret that one pod uses. */
export type ObservedConsumer = {
  secret: string;
  /**
   * Kind and name of the owning workload, or of the pod itself if it has no
   * owner.
   */
  workload: { kind: string; name: string };
  /** In the order of {@link SECRET_USES}. */
  uses: SecretUse[];
  /** When the first of the pod's containers started; null: none has. */
  startedAt: string | null;
  /**
   * Since when a container has the values that it read at its start (`env`,
   * `envFrom`, `subPath`).
   */
  fixedSince: string | null;
  /**
   * Since when a container has run with the Secret as files, which the kubelet
   * updates.
   */
  filesSince: string | null;
};

/**
 * A pod with the Secrets that it uses; empty if it uses none, is finished or
 * was deleted.
 */
export type ObservedPod = {
  cluster: string;
  namespace: string;
  name: string;
  consumers: ObservedConsumer[];
};

/** One revision of a Helm release. */
export type ObservedHelmRelease = {
  cluster: string;
  namespace: string;
  /** Name of the Secret of this revision; its payload is never read. */
  secretName: string;
  name: string;
  revision: number;
  /** Helm's word: `deployed`, `failed`, `pending-upgrade`, … */
  status: string;
  deployedAt: string;
};

/** The pods of one workload that use a Secret in the same ways. */
export type ConsumerGroup = Omit<ObservedConsumer, 'secret'> & {
  pods: number;
};

/** Facts about the target of a managed secret. */
export type ObservedTarget = {
  /** null: Secrets are not observed, or cannot be read now. */
  exists: boolean | null;
  /** Where an object makes several Secrets, those of them that are not there. */
  missing: ProducedSecret[];
  /** Names of its keys; null: unknown. */
  keys: string[] | null;
  changed: DataChange | null;
  /** null: pods are not observed, or cannot be read now. */
  consumers: ConsumerGroup[] | null;
  /** The newest revision of its Helm release; null: none, or unknown. */
  release: Pick<
    ObservedHelmRelease,
    'revision' | 'status' | 'deployedAt'
  > | null;
};

/** The facts about a target if neither Secrets nor pods are observed. */
export const UNSEEN_TARGET: ObservedTarget = {
  exists: null,
  missing: [],
  keys: null,
  changed: null,
  consumers: null,
  release: null,
};

/** Names of the resources in the status of a cluster. */
export const SECRETS_RESOURCE = 'secrets';
export const PODS_RESOURCE = 'pods';

/**
 * What is observed of target Secrets and of the pods that use them: metadata
 * and names. Nothing of it comes from the data of a Secret.
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
  /** null: not known */
  changed: DataChange | null;
  /** Names of the keys of its data, as `managedFields` show; null: they do not, or there are too many. */
  keys: string[] | null;
  /** What decides whether it goes. */
  held: SecretHold;
};

/** What decides whether Kubernetes deletes a Secret, and when it can. */
export type SecretHold = {
  /** `metadata.ownerReferences`: it is deleted once all of them are gone. */
  owners: { kind: string; name: string; uid: string }[];
  /** `metadata.finalizers`: what has to be done before it can go. */
  finalizers: string[];
  /** When its deletion was asked for (`metadata.deletionTimestamp`). */
  deletionAt: string | null;
};

/** In which ways a pod uses a Secret. */
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
  /** Kind and name of what the pod belongs to; of the pod itself where it belongs to nothing. */
  workload: { kind: string; name: string };
  /** In the order of {@link SECRET_USES}. */
  uses: SecretUse[];
  /** When the first of the pod's containers started; null: none has. */
  startedAt: string | null;
  /** Since when a container holds values that it got when it started (`env`, `envFrom`, `subPath`). */
  fixedSince: string | null;
  /** Since when a container runs that has the Secret as files, which the kubelet keeps up to date. */
  filesSince: string | null;
};

/** A pod with the Secrets that it uses; none where it uses none, is finished or gone. */
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
  /** Of the Secret that Helm keeps it in, the payload of which is never read. */
  secretName: string;
  name: string;
  revision: number;
  /** As Helm calls it: `deployed`, `failed`, `pending-upgrade`, … */
  status: string;
  deployedAt: string;
};

/** The pods of one workload that use a Secret in the same ways. */
export type ConsumerGroup = Omit<ObservedConsumer, 'secret'> & {
  pods: number;
};

/** What is known of the target of a managed secret. */
export type ObservedTarget = {
  /** null: Secrets are not observed, or cannot be read now. */
  exists: boolean | null;
  /** Where an object makes several Secrets, those of them that are not there. */
  missing: ProducedSecret[];
  /** Names of its keys; null: not known. */
  keys: string[] | null;
  changed: DataChange | null;
  /** null: pods are not observed, or cannot be read now. */
  consumers: ConsumerGroup[] | null;
  /** The newest revision of the Helm release that holds it; null: none, or not known. */
  release: Pick<
    ObservedHelmRelease,
    'revision' | 'status' | 'deployedAt'
  > | null;
};

/** What is known of a target where neither Secrets nor pods are observed. */
export const UNSEEN_TARGET: ObservedTarget = {
  exists: null,
  missing: [],
  keys: null,
  changed: null,
  consumers: null,
  release: null,
};

/** Names of the resources, as the status of a cluster calls them. */
export const SECRETS_RESOURCE = 'secrets';
export const PODS_RESOURCE = 'pods';

import { RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { ConditionFacts, RewrittenFields } from './shared';

export type PushSecretFacts = {
  type: 'push-secret';
  /** Fields with an invalid duration; absent if there are none. */
  invalidDurations?: string[];
  /** Unix times of the annotations that request a refresh. */
  forceSync?: string[];
  rewritten?: RewrittenFields;
  stores: { kind: 'SecretStore' | 'ClusterSecretStore'; name: string }[];
  secretName: string | null;
  /** `selector.secret.selector`: it pushes each Secret that the labels match. */
  selectsByLabels?: boolean;
  /** `deletionPolicy: Delete`: pushed values are deleted with the object. */
  deletesPushed?: boolean;
  /** `updatePolicy: IfNotExists`: what the provider has stays as it is. */
  pushesOnce?: boolean;
  /** `dataTo`: it pushes keys that it does not name. */
  pushesAll?: boolean;
  /** Whether its status has `syncedPushSecrets`, which old operators do not write. */
  namesPushed?: boolean;
  /** Entries of `status.syncedPushSecrets`, over all stores. */
  pushed?: number;
  /** The stores in it, as `Kind/name`. */
  pushedTo?: string[];
  /** The source instead of a Secret: `selector.generatorRef`. */
  generators?: { kind: string; name: string }[];
  remoteRefs: RemoteRef[];
  /** Whether a template makes what is pushed; absent if not. */
  hasTemplate?: true;
  refreshIntervalSeconds: number | null;
  /** The duration as the spec has it; absent if the spec has none. */
  refreshIntervalText?: string;
  refreshTime: string | null;
  /** When the status last changed, by the API server's clock. */
  statusChangedAt?: string | null;
  syncedResourceVersion: string | null;
  ready: ConditionFacts | null;
};

export type ClusterPushSecretFacts = {
  type: 'cluster-push-secret';
  /** Fields with an invalid duration; absent if there are none. */
  invalidDurations?: string[];
  /** Whether its PushSecrets use a generator; absent if not. */
  generates?: true;
  /** Name of the PushSecrets that it creates. */
  pushSecretName: string;
  provisionedNamespaces: string[];
  failedNamespaces: { namespace: string; reason: string }[];
  /** Selector of the PushSecrets that it creates, each in its own namespace. */
  secretName: string | null;
  remoteRefs: RemoteRef[];
  refreshIntervalSeconds: number | null;
  ready: ConditionFacts | null;
};

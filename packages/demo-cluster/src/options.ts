import { ObservedRequest } from './api/http/ApiServer';
import { TokenUser } from './api/http/authentication';
import { ExternalSecretsVersion } from './api/resources/customResources';
import { Clock } from './clock';
import { DemoClusterLogger } from './logger';
import { RemoteContents } from './operators/externalSecrets/providers/RemoteStores';
import { ObjectManifest, ObjectReference } from './objects';

/** The initial content of the cluster. */
export interface ClusterSeed {
  /** In order: a later step finds what an earlier one made. */
  steps: readonly SeedStep[];
  /**
   * The content of the providers, by `SecretStore/<namespace>/<name>` or
   * `ClusterSecretStore/<name>`.
   */
  remote?: Readonly<Record<string, RemoteContents>>;
}

/** An event before the start, which the operators handled at that time. */
export interface SeedStep {
  /** Milliseconds before the start. */
  ago: number;
  /** Objects that were applied then. */
  apply?: readonly ObjectManifest[];
  /**
   * Their field manager in `metadata.managedFields`; by default `demo-cluster`.
   */
  fieldManager?: string;
  /**
   * Objects that the operators ignore from then on, until somebody changes
   * them.
   */
  freeze?: readonly ObjectReference[];
}

export interface DemoClusterOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to listen on, by default 127.0.0.1. */
  host?: string;
  /** Bearer token of the administrator; a random one by default. */
  token?: string;
  /** Further users, who may do what the RBAC objects of the cluster say. */
  users?: readonly TokenUser[];
  seed?: ClusterSeed;
  /** Folder in which only the sealing key survives restarts. */
  stateDirectory?: string;
  /** Bits of a new sealing key, by default 4096 as in the real controller. */
  sealingKeySize?: number;
  /** Versions in which ExternalSecrets and stores are served, by default `v1` alone. */
  externalSecretsVersions?: readonly ExternalSecretsVersion[];
  /** Whether the operators work on their own, as they do by default; otherwise only in `settle()`. */
  runOperators?: boolean;
  /** Milliseconds that an operator takes to notice a change, by default 250. */
  reconcileDelay?: number;
  /** Milliseconds between the bookmarks of a watch, by default a minute. */
  bookmarkInterval?: number;
  /** Changes that are kept for watches that resume, by default 10,000. */
  historyLimit?: number;
  clock?: Clock;
  logger?: DemoClusterLogger;
  /** Sees every authenticated request. */
  onRequest?: (request: ObservedRequest) => void;
}

import { ObservedRequest } from './api/http/ApiServer';
import { TokenUser } from './api/http/authentication';
import { ExternalSecretsVersion } from './api/resources/customResources';
import { Clock } from './clock';
import { DemoClusterLogger } from './logger';
import { RemoteContents } from './operators/externalSecrets/providers/RemoteStores';
import { ObjectManifest, ObjectReference } from './objects';

/** The initial content of the cluster. */
export type ClusterSeed = {
  /** In order: a later step can use objects of an earlier one. */
  steps: readonly SeedStep[];
  /**
   * The content of the providers, by `SecretStore/<namespace>/<name>` or
   * `ClusterSecretStore/<name>`.
   */
  remote?: Readonly<Record<string, RemoteContents>>;
  /** Whether the cluster serves the kinds of Flux; default: no. */
  servesFlux?: boolean;
};

/** An event before the start, which the operators handled at that time. */
export type SeedStep = {
  /** Milliseconds before the start. */
  ago: number;
  /** Objects that were applied then. */
  apply?: readonly ObjectManifest[];
  /**
   * Their field manager in `metadata.managedFields`; by default `demo-cluster`.
   */
  fieldManager?: string;
  /** Objects that the operators ignore from then on, until they are changed. */
  freeze?: readonly ObjectReference[];
};

export type DemoClusterOptions = {
  /** Port to listen on; 0, the default, uses a free one. */
  port?: number;
  /** Address to listen on, by default 127.0.0.1. */
  host?: string;
  /** Bearer token of the administrator; a random one by default. */
  token?: string;
  /** Further users, whose rights are the RBAC objects of the cluster. */
  users?: readonly TokenUser[];
  seed?: ClusterSeed;
  /** Folder in which only the sealing key survives restarts. */
  stateDirectory?: string;
  /** Bits of a new sealing key, by default 4096 as in the real controller. */
  sealingKeySize?: number;
  /** Versions in which ExternalSecrets and stores are served; default: only `v1`. */
  externalSecretsVersions?: readonly ExternalSecretsVersion[];
  /**
   * Whether the operators run by themselves, which is the default; otherwise
   * only in `settle()`.
   */
  runOperators?: boolean;
  /** Milliseconds that an operator takes to notice a change, by default 250. */
  reconcileDelay?: number;
  /** Milliseconds between the bookmarks of a watch, by default a minute. */
  bookmarkInterval?: number;
  /** Changes that are kept for watches that resume, by default 10,000. */
  historyLimit?: number;
  clock?: Clock;
  logger?: DemoClusterLogger;
  /** Called for every authenticated request. */
  onRequest?: (request: ObservedRequest) => void;
};

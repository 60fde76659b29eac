import { z } from 'zod';

/** A Helm release, or a folder of manifests, that GitOps deploys from Git. */
export type Application = {
  /** Unique, for example `orders-lakehouse`. */
  name: string;
  /** `OWNER/NAME` of the repository. */
  repository: string;
  /**
   * Paths of the values files in order: a later file takes precedence. Missing
   * files are left out.
   */
  valueFiles: string[];
  /**
   * What applies it, by default `argocd`. `helm` decrypts values files with
   * helm-secrets; `flux` applies the manifests of `folder` instead of a release.
   */
  deployer?: 'argocd' | 'helm' | 'flux';
  /** The folder of manifests, for `flux` only. */
  folder?: string;
  release: string;
  namespace: string;
  /** Display name of the cluster. */
  cluster: string;
  /** The page that shows whether its secrets arrive. */
  secretsUrl?: string;
};

/** Base URL of a Kubernetes API and the bearer token for it. */
export type ClusterAccess = {
  url: string;
  token: string;
};

/** The parts of a Kubernetes object that applying it needs. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    resourceVersion?: string;
  };
};

/** A values file, or a manifest, in Git. */
export type ValuesFile = {
  path: string;
  text: string;
};

/**
 * Renders a release from its values files in order; a later file takes
 * precedence. `apiVersion` is that of the ExternalSecrets.
 */
export type RenderChart = (
  files: ValuesFile[],
  target: {
    release: string;
    namespace: string;
    apiVersion: 'external-secrets.io/v1' | 'external-secrets.io/v1beta1';
  },
) => KubernetesObject[] | Promise<KubernetesObject[]>;

const syncedObjectSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  outcome: z.enum([
    'created',
    'configured',
    'unchanged',
    'pruned',
    'failed',
    'skipped',
  ]),
  /** The API server's message for a failure. */
  message: z.string().optional(),
});

const syncResultSchema = z.object({
  /** The commit whose values files were rendered. */
  revision: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  succeeded: z.boolean(),
  /** The reason if the application as a whole was not applied. */
  message: z.string().optional(),
  objects: z.array(syncedObjectSchema),
});

/** The last results of each application, by its name, newest first. */
export const syncResultsSchema = z.record(
  z.string(),
  z.array(syncResultSchema),
);

export type SyncedObject = z.infer<typeof syncedObjectSchema>;
export type SyncResult = z.infer<typeof syncResultSchema>;
export type SyncResults = z.infer<typeof syncResultsSchema>;

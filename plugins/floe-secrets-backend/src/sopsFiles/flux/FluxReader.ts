import {
  ClusterGateway,
  KubernetesObject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { FLUX_KUSTOMIZE_GROUP } from '../../model/kinds';
import { fieldsOf, nameOf } from '../../observe/extract/fields';
import { secretsOfInventory } from '../../observe/extract/fluxInventory';
import { findCondition } from '../../observe/extract/condition';
import { plainText } from '../../model/masking/plainText';
import { reasonOf } from '../../model/masking/reasonOf';
import { listAll } from '../../observe/reflector/listAll';
import { isRefusal } from '../../observe/isRefusal';

const SOURCE_GROUP = 'source.toolkit.fluxcd.io';
const TIMEOUT_MS = 60_000;

/** The fields of a Kustomization that show how it uses files in Git. */
export type KustomizationUse = {
  /** Whether it has `spec.decryption`. */
  decrypts: boolean;
  namespace: string;
  name: string;
  /**
   * Path in its source, without `./` and surrounding slashes; empty for the
   * root.
   */
  path: string;
  targetNamespace: string | null;
  /**
   * `branch` is null if it applies a tag or commit; null: its source is not in
   * Git, or is not readable.
   */
  source: { url: string; branch: string | null } | null;
  /** Names of the Secrets of its inventory, by `<namespace>/<name>`. */
  secrets: Set<string>;
  ready: { status: string; reason: string; since: string } | null;
};

/**
 * Lists the Kustomizations of a cluster with their repositories.
 *
 * @param options.all - false: only those that have no `spec.decryption` and
 * have applied Secrets
 * @throws ClusterRequestError if the cluster does not answer
 */
export async function readKustomizations(
  gateway: ClusterGateway,
  { all }: { all: boolean },
): Promise<KustomizationUse[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const kustomizations: KubernetesObject[] = [];
  try {
    await listAll({
      gateway,
      resource: {
        group: FLUX_KUSTOMIZE_GROUP,
        version: 'v1',
        plural: 'kustomizations',
      },
      signal,
      onRestart: async () => {
        kustomizations.length = 0;
      },
      onPage: async objects => {
        kustomizations.push(
          ...objects.filter(object => all || appliesSecretsAsTheyAre(object)),
        );
      },
    });
  } catch (error) {
    if (isRefusal(error)) {
      // Flux is not installed or not readable, which the page reports
      // elsewhere.
      return [];
    }
    throw error;
  }
  const sources = new Map<string, Promise<KustomizationUse['source']>>();
  return await Promise.all(
    kustomizations.map(async object => {
      const place = sourceOf(object);
      const key = place && `${place.namespace}/${place.name}`;
      if (key && !sources.has(key)) {
        sources.set(key, readSource(gateway, place, signal));
      }
      return toUse(object, key ? await sources.get(key)! : null);
    }),
  );
}

function appliesSecretsAsTheyAre(object: KubernetesObject): boolean {
  return (
    !fieldsOf(object.spec).decryption && secretsOf(object.status).length > 0
  );
}

function toUse(
  object: KubernetesObject,
  source: KustomizationUse['source'],
): KustomizationUse {
  const metadata = fieldsOf(object.metadata);
  const spec = fieldsOf(object.spec);
  const ready = findCondition(fieldsOf(object.status), 'Ready');
  return {
    decrypts: !!spec.decryption,
    namespace: nameOf(metadata.namespace) ?? '',
    name: nameOf(metadata.name) ?? '',
    path: plainText(spec.path, 500).replace(
      /^(?:\.?\/)+|^\.$|(?<!\/)\/+$/g,
      '',
    ),
    targetNamespace: nameOf(spec.targetNamespace) ?? null,
    source,
    secrets: new Set(secretsOf(object.status)),
    ready: ready
      ? {
          status: plainText(ready.status, 20),
          reason: reasonOf(ready.reason),
          since: plainText(ready.lastTransitionTime, 40),
        }
      : null,
  };
}

/** By `<namespace>/<name>`. */
function secretsOf(status: unknown): string[] {
  return secretsOfInventory(fieldsOf(status).inventory).map(
    ({ namespace, name }) => `${namespace}/${name}`,
  );
}

function sourceOf(
  object: KubernetesObject,
): { namespace: string; name: string } | null {
  const { kind, name, namespace } = fieldsOf(fieldsOf(object.spec).sourceRef);
  const own = nameOf(fieldsOf(object.metadata).namespace);
  const place = { namespace: nameOf(namespace) ?? own, name: nameOf(name) };
  return kind === 'GitRepository' && place.namespace && place.name
    ? { namespace: place.namespace, name: place.name }
    : null;
}

async function readSource(
  gateway: ClusterGateway,
  { namespace, name }: { namespace: string; name: string },
  signal: AbortSignal,
): Promise<KustomizationUse['source']> {
  const path = `/apis/${SOURCE_GROUP}/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/gitrepositories/${encodeURIComponent(name)}`;
  try {
    const spec = fieldsOf(fieldsOf(await gateway.get(path, { signal })).spec);
    const url = plainText(spec.url, 1_000);
    const ref = fieldsOf(spec.ref);
    // A tag, a name or a commit takes precedence over the branch.
    const isBranch = Object.keys(ref).every(key => key === 'branch');
    const branch = (isBranch && nameOf(ref.branch)) || null;
    return url ? { url, branch } : null;
  } catch (error) {
    if (isRefusal(error)) {
      return null;
    }
    throw error;
  }
}

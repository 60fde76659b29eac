import { Entity } from '@backstage/catalog-model';
import {
  FLOE_NAMESPACE_ANNOTATION,
  FLOE_RELEASE_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  excludesOnly,
  LabelSelector,
  parseLabelSelector,
} from './selector/labelSelector';
import { echo } from '../model/masking/echo';

/** The label that Helm charts give each object of a release. */
const RELEASE_LABEL = 'app.kubernetes.io/instance';

/** Objects that belong to an entity: by their labels, in one namespace or in any. */
export type SecretScope = {
  selector: LabelSelector;
  /** The selector as it was written. */
  text: string;
  /** null: any namespace */
  namespace: string | null;
};

/** What the annotations of an entity say about its secrets. */
export type EntityMatch = {
  by: 'kubernetes-id' | 'label-selector' | 'release' | 'none';
  /** Any of them may match. */
  scopes: SecretScope[];
  /** The only cluster to look at; null: every one. */
  cluster: string | null;
  /** Where the service runs; null where no annotation says so. */
  namespace: string | null;
  release: string | null;
  /** The selectors as text, for people. */
  labelSelector: string | null;
  /** What is wrong with the annotations and what to write instead. */
  problem: string | null;
};

/**
 * Reads the annotations by which an entity names its secrets.
 *
 * Backstage's own are honoured as the kubernetes plugin does: the label
 * selector overrides the id, an id selects the label of the same name, and
 * namespace and cluster narrow both. `floe.dev/release` adds the objects of
 * a Helm release, in the namespace of `floe.dev/namespace`. An annotation
 * that cannot be used is told, and the others still count.
 */
export function matchEntity(entity: Entity): EntityMatch {
  const annotations = entity.metadata.annotations ?? {};
  const problems: string[] = [];
  const read = <T>(
    name: string,
    parse: (value: string) => T,
    advice: string,
  ): T | null => {
    const value = Object.hasOwn(annotations, name) ? annotations[name] : null;
    if (value === null) {
      return null;
    }
    try {
      if (typeof value !== 'string' || value.trim() === '') {
        throw new Error('it is empty');
      }
      return parse(value.trim());
    } catch (error) {
      problems.push(
        `The annotation ${name} cannot be used: ${
          (error as Error).message
        }. ${advice}`,
      );
      return null;
    }
  };

  const namespace = read(
    KUBERNETES_ANNOTATIONS.namespace,
    checkNamespace,
    'Write the name of one namespace.',
  );
  const floeNamespace = read(
    FLOE_NAMESPACE_ANNOTATION,
    checkNamespace,
    'Write the name of the namespace of the Helm release.',
  );
  const cluster = read(
    KUBERNETES_ANNOTATIONS.cluster,
    value => value,
    'Write the name of a cluster, or leave the annotation out.',
  );
  const selector = read(
    KUBERNETES_ANNOTATIONS.labelSelector,
    value => {
      const parsed = parseLabelSelector(value);
      if (excludesOnly(parsed) && !namespace) {
        throw new Error('it selects nearly every object of every namespace');
      }
      return { parsed, text: value };
    },
    `Write for example app.kubernetes.io/instance=${entity.metadata.name}.`,
  );
  const id = read(
    KUBERNETES_ANNOTATIONS.id,
    value => {
      const text = `${KUBERNETES_ANNOTATIONS.id}=${value}`;
      return { parsed: parseLabelSelector(text), text };
    },
    `Write one label value, for example ${entity.metadata.name}.`,
  );
  const release = read(
    FLOE_RELEASE_ANNOTATION,
    value => {
      const text = `${RELEASE_LABEL}=${value}`;
      return { parsed: parseLabelSelector(text), text, name: value };
    },
    'Write the name of the Helm release.',
  );

  const own = selector ?? id;
  const releaseNamespace = floeNamespace ?? namespace;
  // Without the namespace that its owner meant, an entity would be given the
  // secrets of strangers.
  const broken =
    (KUBERNETES_ANNOTATIONS.namespace in annotations && !namespace) ||
    (FLOE_NAMESPACE_ANNOTATION in annotations && !floeNamespace);
  const scopes: SecretScope[] = [
    { named: release, place: releaseNamespace },
    { named: own, place: namespace ?? floeNamespace },
  ].flatMap(({ named, place }) =>
    named && (place || !broken)
      ? [{ selector: named.parsed, text: named.text, namespace: place }]
      : [],
  );
  return {
    by: matchedBy({ release, selector, id }),
    scopes,
    cluster,
    namespace: releaseNamespace,
    release: release?.name ?? null,
    labelSelector:
      [...new Set([release?.text, own?.text].filter(Boolean))].join(' or ') ||
      null,
    problem: problems.join(' ') || null,
  };
}

function matchedBy(found: {
  release: unknown;
  selector: unknown;
  id: unknown;
}): EntityMatch['by'] {
  if (found.release) {
    return 'release';
  }
  if (found.selector) {
    return 'label-selector';
  }
  return found.id ? 'kubernetes-id' : 'none';
}

function checkNamespace(value: string): string {
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) {
    throw new Error(`${echo(value)} is not the name of a namespace`);
  }
  return value;
}

import { Entity } from '@backstage/catalog-model';
import {
  FLOE_SOPS_FILES_ANNOTATION,
  FLOE_VALUES_ANNOTATION,
  isRepositoryPath,
  parseAnnotatedPath,
  parseValuesFiles,
  pathInEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SopsFileFacts } from '../model/sopsFile';

/** Maximum number of files in an annotation. */
const MAX_NAMED = 20;
/** Most paths that are looked at, usable or not: an annotation can have a megabyte. */
const MAX_PATHS = 100;

/** A file that may have encrypted values. */
export type Candidate = {
  /** From the repository's root. */
  path: string;
  foundBy: SopsFileFacts['foundBy'];
};

/** The paths of an entity's values files. */
export type NamedFiles = {
  /**
   * The values file that the portal writes; each path may contain
   * `{environment}`.
   */
  values: string | null;
  /** The files that Helm reads before it. */
  earlierValues?: string[];
  named: string[];
};

/**
 * Parses `floe.dev/values` and `floe.dev/sops-files`, whose paths are separated
 * by commas. A path that leaves the repository is ignored.
 */
export function namedFilesOf(entity: Entity): NamedFiles {
  const annotations = entity.metadata.annotations ?? {};
  const read = (name: string) =>
    Object.hasOwn(annotations, name) ? String(annotations[name]) : '';
  const values = parseValuesFiles(read(FLOE_VALUES_ANNOTATION)).paths ?? [];
  return {
    values: values.at(-1) ?? null,
    ...(values.length > 1 && { earlierValues: values.slice(0, -1) }),
    named: read(FLOE_SOPS_FILES_ANNOTATION)
      .split(',', MAX_PATHS)
      .flatMap(path => parseAnnotatedPath(path) ?? [])
      .slice(0, MAX_NAMED),
  };
}

/**
 * The files of an environment that are always read: the values file and those
 * of the annotation.
 */
export function candidatesOf(
  { values, earlierValues = [], named }: NamedFiles,
  environment: string,
): Candidate[] {
  const candidates: Candidate[] = [
    ...named.map(path => ({ path, foundBy: 'annotation' as const })),
    ...[...earlierValues, ...(values ? [values] : [])].map(path => ({
      path,
      foundBy: 'values' as const,
    })),
  ].map(candidate => ({
    ...candidate,
    path: pathInEnvironment(candidate.path, environment),
  }));
  return uniqueByPath(candidates);
}

/**
 * Conventional names of encrypted files beside a values file, for
 * `values-prod.yaml`: `values-prod.enc.yaml` and `values-prod.sops.yaml`,
 * `secrets-prod.yaml` and `secrets-prod.enc.yaml` of helm-secrets, and the floe
 * guide's `values-sops.enc.yaml`. They are only requested if the repository has
 * a `.sops.yaml` and no annotation names the files.
 */
export function siblingsOf(
  { values, named }: NamedFiles,
  environment: string,
): Candidate[] {
  if (!values || named.length > 0) {
    return [];
  }
  const path = pathInEnvironment(values, environment);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const [, stem, extension] =
    path.slice(folder.length).match(/^(.+)(\.ya?ml)$/) ?? [];
  if (!stem) {
    return [];
  }
  const secrets = stem.startsWith('values')
    ? `secrets${stem.slice('values'.length)}`
    : null;
  const names = [
    `${stem}.enc`,
    `${stem}.sops`,
    ...(secrets ? [secrets, `${secrets}.enc`] : []),
    'values-sops.enc',
  ];
  return uniqueByPath(
    names.map(name => ({
      path: `${folder}${name}${extension}`,
      foundBy: 'convention' as const,
    })),
  ).filter(sibling => sibling.path !== path);
}

/** Whether the name of a file means that it is encrypted. */
export function saysEncrypted(path: string): boolean {
  return /[.\-_](?:enc|encrypted|sops)\.[^./]+$/.test(path);
}

/**
 * The paths without duplicates and invalid ones, which the name of an
 * environment can cause.
 */
function uniqueByPath(candidates: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ path }) => {
    const isNew = !seen.has(path) && isRepositoryPath(path);
    seen.add(path);
    return isNew;
  });
}

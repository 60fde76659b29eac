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

/** Most files that an annotation may name. */
const MAX_NAMED = 20;
/** Most paths that are looked at, usable or not: an annotation can have a megabyte. */
const MAX_PATHS = 100;

/** A file that may hold values of SOPS. */
export type Candidate = {
  /** From the repository's root. */
  path: string;
  foundBy: SopsFileFacts['foundBy'];
};

/** What an entity says about where its values are kept. */
export type NamedFiles = {
  /** The values file that is written; `{environment}` may stand in each path. */
  values: string | null;
  /** Those that Helm reads before it. */
  earlierValues?: string[];
  named: string[];
};

/**
 * Reads `floe.dev/values` and `floe.dev/sops-files`, whose paths are
 * separated by commas. A path that leaves the repository is none.
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
 * The files of an environment that are looked at whatever else is known:
 * the values file and those that the annotation names.
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
 * The names that encrypted values commonly have beside a values file, for
 * `values-prod.yaml`: `values-prod.enc.yaml` and `values-prod.sops.yaml`,
 * `secrets-prod.yaml` and `secrets-prod.enc.yaml` as helm-secrets has them,
 * and the floe guide's `values-sops.enc.yaml`. They are asked for only where
 * a `.sops.yaml` says that the repository uses SOPS, and where no annotation
 * names the files.
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

/** Whether a name says that the file is encrypted. */
export function saysEncrypted(path: string): boolean {
  return /[.\-_](?:enc|encrypted|sops)\.[^./]+$/.test(path);
}

/** Each path once. The name of an environment can make one that is none. */
function uniqueByPath(candidates: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ path }) => {
    const isNew = !seen.has(path) && isRepositoryPath(path);
    seen.add(path);
    return isNew;
  });
}

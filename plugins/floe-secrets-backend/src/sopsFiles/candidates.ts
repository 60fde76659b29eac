import { Entity } from '@backstage/catalog-model';
import {
  FLOE_SOPS_FILES_ANNOTATION,
  FLOE_VALUES_ANNOTATION,
} from '@floe/backstage-plugin-floe-secrets-common';
import { SopsFileFacts } from '../model/sopsFile';

/** Most files that an annotation may name. */
const MAX_NAMED = 20;

/** A file that may hold values of SOPS. */
export type Candidate = {
  /** From the repository's root. */
  path: string;
  foundBy: SopsFileFacts['foundBy'];
};

/** What an entity says about where its values are kept. */
export type NamedFiles = {
  /** `{environment}` may stand in each. */
  values: string | null;
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
  return {
    values: cleanPath(read(FLOE_VALUES_ANNOTATION)),
    named: read(FLOE_SOPS_FILES_ANNOTATION)
      .split(',')
      .flatMap(path => cleanPath(path) ?? [])
      .slice(0, MAX_NAMED),
  };
}

function cleanPath(text: string): string | null {
  const path = text.trim().replace(/^(?:\.\/)+/, '');
  return path &&
    path.length <= 500 &&
    !path.startsWith('/') &&
    path.split('/').every(part => part !== '' && part !== '..' && part !== '.')
    ? path
    : null;
}

/**
 * The files of an environment that are looked at whatever else is known:
 * the values file and those that the annotation names.
 */
export function candidatesOf(
  { values, named }: NamedFiles,
  environment: string,
): Candidate[] {
  const candidates: Candidate[] = [
    ...named.map(path => ({ path, foundBy: 'annotation' as const })),
    ...(values ? [{ path: values, foundBy: 'values' as const }] : []),
  ].map(candidate => ({
    ...candidate,
    path: inEnvironment(candidate.path, environment),
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
  const path = inEnvironment(values, environment);
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

function inEnvironment(path: string, environment: string): string {
  return path.replaceAll('{environment}', environment);
}

function uniqueByPath(candidates: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ path }) => {
    const isNew = !seen.has(path);
    seen.add(path);
    return isNew;
  });
}

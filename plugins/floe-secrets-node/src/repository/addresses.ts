import {
  isBranchName,
  isRepositoryPath,
} from '@floe/backstage-plugin-floe-secrets-common';

/** An address with more segments than this does not name a file. */
const MAX_BRANCH_SEGMENTS = 5;

/** Hosts take it for the default branch; Git refuses a branch of this name. */
const HEAD = 'HEAD';

/** Words of GitHub, GitLab and Gitea before the branch of a file. */
const FILE_VIEWS = ['blob', 'raw', 'edit', 'blame'];

/** A path with each of its segments encoded. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * The decoded segments of an address below a path. Hosts read several slashes
 * in a row as one.
 *
 * @returns undefined if the address is not below it, or if a segment could
 * leave it
 */
export function segmentsBelow(
  { pathname }: URL,
  basePath: string = '',
): string[] | undefined {
  const base = `${basePath.replace(/(?<!\/)\/+$/, '')}/`;
  if (!pathname.startsWith(base)) {
    return undefined;
  }
  try {
    const segments = pathname
      .slice(base.length)
      .replace(/\/$/, '')
      .split('/')
      .filter((segment, index) => segment !== '' || index === 0)
      .map(decodeURIComponent);
    return segments.every(segment => !/[\\\p{Cc}]/u.test(segment))
      ? segments
      : undefined;
  } catch {
    return undefined;
  }
}

/** The name of an account, project or repository; without `.git` at its end. */
export function nameIn(segment: string | undefined): string | undefined {
  const name = segment?.replace(/\.git$/, '') ?? '';
  return isRepositoryPath(name) && !/[/?#]/.test(name) ? name : undefined;
}

/** The same for several names joined with slashes, such as groups of GitLab. */
export function namesIn(segments: string[]): string | undefined {
  const names = segments.map(nameIn);
  return names.length > 0 && names.every(name => name !== undefined)
    ? names.join('/')
    : undefined;
}

/**
 * The possible names of a branch at the beginning of an address' segments.
 *
 * @param view - the word before it, such as `tree` or `blob`
 * @returns empty for `HEAD`, the default branch; undefined if no branch can
 * have such a name
 */
export function branchNamesIn(
  segments: string[],
  view: string,
): string[] | undefined {
  const [first, second, ...rest] = segments;
  if (first === 'refs' && second === 'heads') {
    return rest.length > 0 ? branchNamesIn(rest, view) : undefined;
  }
  if (first === 'refs') {
    return undefined;
  }
  if (first === HEAD) {
    return [];
  }
  // An encoded slash marks the branch as complete. Backstage's reader for
  // GitHub needs it encoded twice.
  const encoded = first.includes('/') || /%2f/i.test(first);
  const longest = Math.max(
    1,
    Math.min(
      segments.length - (FILE_VIEWS.includes(view) ? 1 : 0),
      MAX_BRANCH_SEGMENTS,
    ),
  );
  const names = encoded
    ? [first.replace(/%2f/gi, '/')]
    : segments
        .slice(0, longest)
        .map((_, index) => segments.slice(0, index + 1).join('/'));
  const possible = names.filter(isBranchName);
  return possible.length > 0 ? possible : undefined;
}

/** The branch of a Git reference; undefined for a tag or a commit. */
export function branchOfReference(reference: string): string | undefined {
  const name = reference.replace(/^refs\/heads\//, '');
  return isBranchName(name) && !name.startsWith('refs/') ? name : undefined;
}

/**
 * The name of the branch of a Git reference in an address.
 *
 * @returns empty for `HEAD`, the default branch; undefined for a tag or a
 * commit
 */
export function branchNamesOfReference(
  reference: string,
): string[] | undefined {
  if (reference === HEAD) {
    return [];
  }
  const name = branchOfReference(reference);
  return name ? [name] : undefined;
}

/** The number at the end of the address of a pull request. */
export function numberIn(segment: string | undefined): number | undefined {
  return segment && /^[1-9]\d{0,9}$/.test(segment) && +segment <= 0x7fff_ffff
    ? Number(segment)
    : undefined;
}

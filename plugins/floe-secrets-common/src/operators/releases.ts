/**
 * A release as a tag of an image names it: `v0.20.4`, `0.36.6-debian-12-r1` or
 * `v2.9.0-ubi`. A suffix of a build counts as the release.
 */
const RELEASE =
  /^v?(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:[-+]([0-9A-Za-z.-]{1,80}))?$/;
/** A release that is not out yet: its problems are not known. */
const PREVIEW = /^(?:alpha|beta|dev|main|nightly|pre|rc|snapshot)/i;

/**
 * Reads a release from the tag of an image or a label.
 *
 * @returns `MAJOR.MINOR.PATCH`; undefined for anything else, such as `latest`,
 * and for previews, such as `1.0.0-rc1`
 * @public
 */
export function parseRelease(text: string): string | undefined {
  const match = RELEASE.exec(text.trim());
  if (!match || PREVIEW.test(match[4] ?? '')) {
    return undefined;
  }
  return match.slice(1, 4).map(Number).join('.');
}

/**
 * Compares releases of the form `MAJOR.MINOR.PATCH`.
 *
 * @returns negative if `a` is older
 */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map(text => text.split('.').map(Number));
  const differing = left.findIndex((part, index) => part !== right[index]);
  return differing < 0 ? 0 : left[differing] - right[differing];
}

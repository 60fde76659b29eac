import { SopsError } from './errors';
import { Store } from './stores/Store';
import { Site } from './tree/sites';
import { pathText } from './tree/tree';

/** Refuses texts that sops could read but not print again. */
export function checkPrintable(site: Site, store: Store) {
  const { path, value } = site;
  const isLost =
    typeof value === 'string' &&
    // Checked first, because few texts begin like this and computing the path
    // is slow.
    /^\s/.test(value) &&
    store.loses!(value, site.location);
  if (!isLost && !path.some(key => store.loses!(key, []))) {
    return;
  }
  const { location } = site;
  const lostKey = location.findIndex(
    key => typeof key === 'string' && store.loses!(key, []),
  );
  const place = pathText(isLost ? location : location.slice(0, lostKey));
  throw new SopsError(
    isLost ? 'unsupported-value' : 'unsupported-key',
    place,
    isLost
      ? `${place} is a text of several lines that begins with a tab, a space or a line break, and sops prints it so that it cannot be read again: begin it with another character, or keep it in base64`
      : `A key below ${
          place || 'the top'
        } has several lines and begins with a tab, and sops prints it as null: begin it with another character`,
  );
}

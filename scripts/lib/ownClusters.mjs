/** Where a configuration names clusters. */
const PLACES = [
  ['kubernetes', 'clusterLocatorMethods'],
  ['floeSecrets', 'clusters'],
];

/** What Backstage's loader puts in place of a part of a configuration. */
const INCLUDES = ['$include', '$file', '$env'];

/** Whether a configuration has something at a path; a part from elsewhere may have it. */
function has(config, [key, ...rest]) {
  if (config === null || config === undefined) return false;
  if (key === undefined) return true;
  if (typeof config !== 'object') return false;
  return INCLUDES.some(name => name in config) || has(config[key], rest);
}

/**
 * Whether a configuration names clusters of one's own, for the kubernetes
 * plugin or for this portal alone. A part that is included from elsewhere is
 * taken to do so, because everybody who can open the portal is let in otherwise.
 */
export function namesClusters(config) {
  return PLACES.some(place => has(config, place));
}

/**
 * The configuration in the variables `APP_CONFIG_…`, which Backstage lays over
 * all files.
 */
export function configOfEnvironment(env) {
  const config = {};
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith('APP_CONFIG_')) continue;
    const path = name.slice('APP_CONFIG_'.length).split('_');
    const last = path.pop();
    let at = config;
    for (const key of path) {
      at =
        Object.hasOwn(at, key) && typeof at[key] === 'object' && at[key]
          ? at[key]
          : (at[key] = {});
    }
    try {
      at[last] = JSON.parse(text);
    } catch {
      at[last] = text;
    }
  }
  return config;
}

// Keeps what swc makes of sources from one start to the next, and loads swc only for a source that has changed.
// To be required before Backstage's transform of TypeScript, which takes `transformSync` from what this puts in place
// of swc. FLOE_TRANSFORM_CACHE names the folder.
const { hash } = require('node:crypto');
const {
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} = require('node:fs');
const { createRequire, Module } = require('node:module');
const path = require('node:path');

const folder = process.env.FLOE_TRANSFORM_CACHE;
const requireFromTransform = createRequire(
  createRequire(require.resolve('@backstage/cli/package.json')).resolve(
    '@backstage/cli-node/package.json',
  ),
);
const file = requireFromTransform.resolve('@swc/core');
const { version } = requireFromTransform('@swc/core/package.json');

function loadSwc() {
  delete require.cache[file];
  const swc = require(file);
  require.cache[file].exports = standIn;
  return swc;
}

let swc;
const real = () => (swc ??= loadSwc());

function read(cached, digest) {
  try {
    const text = readFileSync(cached, 'utf8');
    return text.startsWith(digest) ? text.slice(digest.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Complete as soon as it is there, because several processes start at once. */
function write(cached, text) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const part = `${cached}.${process.pid}`;
    writeFileSync(part, text, { mode: 0o600 });
    renameSync(part, cached);
  } catch {
    // Without it the next start takes a little longer.
  }
}

function transformSync(source, options) {
  const digest = `${hash(
    'sha256',
    JSON.stringify([version, options, source]),
  )}\n`;
  // One entry for each source, so that the folder does not grow with changes.
  const cached = path.join(folder, hash('sha256', options.filename));
  const known = read(cached, digest);
  if (known !== undefined) return { code: known };
  const made = real().transformSync(source, options);
  write(cached, `${digest}${made.code}`);
  return made;
}

const standIn = new Proxy(
  {},
  {
    get: (_, name) => (name === 'transformSync' ? transformSync : real()[name]),
  },
);

if (folder) {
  const stub = new Module(file);
  stub.filename = file;
  stub.loaded = true;
  stub.exports = standIn;
  require.cache[file] = stub;
}

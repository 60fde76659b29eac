import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

// All files that Backstage's CLI reads when it builds the frontend.
const SOURCES = [
  'yarn.lock',
  'package.json',
  'app-config*.yaml',
  'packages/app/{package.json,src/**,public/**}',
  'packages/{go-yaml,sealed-secrets,sops,values-files}/{package.json,src/**}',
  'plugins/{floe-secrets,floe-secrets-common}/{package.json,config.*,src/**}',
];
// They are not part of the bundle.
const TESTS = /\.test\.tsx?$|\/__(testUtils|fixtures)__\//;

/** Hash of the names and contents of all source files of the portal's frontend. */
export function digestOfSources(root) {
  const digest = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !TESTS.test(file))
    .sort();
  for (const file of files) {
    digest.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
    digest.update('\0');
  }
  return digest.digest('hex');
}

/**
 * Builds the portal's frontend into `packages/app/dist`, from where the backend
 * serves it. A bundle of the same sources is reused.
 *
 * @param root - the checkout
 * @param say - called with a line for the user before a build
 * @throws if the build fails; the message has the end of its output
 */
export async function buildPortalBundle(root, say) {
  const app = path.join(root, 'packages', 'app');
  const stamp = path.join(app, 'dist', '.sources');
  const digest = digestOfSources(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  say('compiling the frontend, once for these sources (about half a minute)…');
  const output = await run(
    path.join(root, 'node_modules', '.bin', 'backstage-cli'),
    ['package', 'build'],
    app,
    path.join(root, '.cache', 'portal-bundle.log'),
  );
  if (output.code !== 0) {
    throw new Error(`the frontend cannot be compiled:\n${output.end}`);
  }
  writeFileSync(stamp, digest);
}

function run(program, args, cwd, log) {
  mkdirSync(path.dirname(log), { recursive: true });
  const file = createWriteStream(log);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let end = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        file.write(text);
        end = (end + text).slice(-3_000);
      });
    }
    child.once('error', reject);
    child.once('close', code => {
      file.end();
      resolve({ code, end });
    });
  });
}

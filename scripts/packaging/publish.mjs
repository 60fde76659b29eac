// Publishes the archives that `yarn check-packages --keep FOLDER` left: `node scripts/packaging/publish.mjs FOLDER`.
// `--dry-run` shows what would be published. A version that the registry has already is left out, so
// that a release that was interrupted can be run again.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (!folder) throw new Error('name the folder with the archives');

for (const file of readdirSync(folder).filter(name => name.endsWith('.tgz'))) {
  const archive = path.resolve(folder, file);
  const { name, version } = JSON.parse(
    execFileSync('tar', ['xzOf', archive, 'package/package.json'], {
      encoding: 'utf8',
    }),
  );
  const known = spawnSync('npm', ['view', `${name}@${version}`, 'version'], {
    encoding: 'utf8',
  });
  if (known.status === 0 && known.stdout.trim() === version) {
    console.log(`${name} ${version} is published already`);
    continue;
  }
  // After any other failure than "not found", publishing could overwrite or
  // duplicate.
  if (known.status !== 0 && !/E404/.test(known.stderr)) {
    throw new Error(`the registry does not answer:\n${known.stderr}`);
  }
  execFileSync(
    'npm',
    [
      'publish',
      archive,
      '--access',
      'public',
      // Signed by the workflow that runs this; a local run has no signature.
      options['dry-run'] ? '--dry-run' : '--provenance',
    ],
    { stdio: 'inherit' },
  );
}

import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * The problems of the archive of a dynamic plugin for Red Hat Developer Hub: it
 * has to contain its dependencies, but none of Backstage's packages, which the
 * portal shares with all plugins.
 *
 * @param archive - path of a `.tgz`
 * @param embedded - names of our packages that are part of it
 * @returns one text for each problem
 */
export function dynamicPluginProblems(archive, embedded) {
  const files = execFileSync('tar', ['tzf', archive], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
    .trim()
    .split('\n')
    .map(name => name.replace(/^package\//, ''));
  const has = name => files.includes(path.normalize(name));
  const hasFolder = name => files.some(file => file.startsWith(`${name}/`));
  const read = name =>
    execFileSync('tar', ['xzOf', archive, `package/${name}`], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
  const manifest = JSON.parse(read('package.json'));
  const isFrontend = manifest.backstage.role === 'frontend-plugin';
  const problems = ['LICENSE', 'README.md']
    .filter(name => !has(name))
    .map(name => `no ${name}`);
  if (!manifest.name.endsWith('-dynamic')) {
    problems.push(`its name is ${manifest.name}`);
  }
  if (!manifest.backstage['supported-versions']) {
    problems.push('it names no release of Backstage');
  }
  if (JSON.stringify(manifest).includes('workspace:')) {
    problems.push('a dependency has the version workspace:');
  }
  for (const name of manifest.files ?? []) {
    if (!has(name) && !hasFolder(name)) {
      problems.push(`\`files\` names ${name}, which is not there`);
    }
  }
  if (isFrontend) {
    if (!has('dist-scalprum/plugin-manifest.json')) {
      problems.push('no manifest for Scalprum');
    } else {
      const { loadScripts } = JSON.parse(
        read('dist-scalprum/plugin-manifest.json'),
      );
      for (const script of loadScripts) {
        if (!has(`dist-scalprum/${script}`)) problems.push(`no ${script}`);
      }
    }
    return problems;
  }
  if (!has(manifest.main)) problems.push(`no ${manifest.main}`);
  if (!has('dist/.config-schema.json')) {
    problems.push('no schema of its configuration');
  }
  for (const name of [
    ...embedded,
    ...Object.keys(manifest.dependencies ?? {}),
  ]) {
    if (!has(`node_modules/${name}/package.json`)) {
      problems.push(`it does not contain ${name}`);
    }
  }
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (name.startsWith('@backstage/')) {
      problems.push(`${name} is part of it instead of the portal's`);
    }
  }
  return problems;
}

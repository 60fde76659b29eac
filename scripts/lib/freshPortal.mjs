import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { runLogged } from './runLogged.mjs';

/** The release of Backstage's generator, whose apps are those of Backstage 1.55. */
const CREATE_APP = '@backstage/create-app@0.9.2';

/** A portal that Backstage's own generator has created, in a separate folder. */
export class FreshPortal {
  #archives;
  #log;

  /** @param archives - of the packages under test: path by name */
  constructor(folder, archives, log) {
    this.folder = folder;
    this.#archives = archives;
    this.#log = log;
  }

  /**
   * Creates the portal, and installs the packages of the generator. The
   * generator fetches a yarn.lock that fits its release from GitHub; so that
   * each run is the same and needs only the package registry, the portal
   * instead gets that of this repository, which is of the same release, and the
   * resolutions of this repository.
   *
   * @param root - of this repository
   */
  static async create({ root, folder, legacy, archives, log }) {
    await runLogged(
      'npx',
      ['--yes', CREATE_APP, '--skip-install', ...(legacy ? ['--legacy'] : [])],
      {
        cwd: path.dirname(folder),
        env: { BACKSTAGE_APP_NAME: path.basename(folder) },
        log,
      },
    );
    const portal = new FreshPortal(folder, archives, log);
    portal.write('yarn.lock', readFileSync(path.join(root, 'yarn.lock')));
    const ours = JSON.parse(readFileSync(path.join(root, 'package.json')));
    portal.change('package.json', text => {
      const manifest = JSON.parse(text);
      manifest.resolutions = {
        ...manifest.resolutions,
        ...ours.resolutions,
        // No registry has them yet: the packages of this repository that
        // they need are archives as well.
        ...Object.fromEntries(
          [...archives].map(([name, archive]) => [name, `file:${archive}`]),
        ),
      };
      return `${JSON.stringify(manifest, null, 2)}\n`;
    });
    // As in this repository: no package runs a script when it is installed.
    portal.change('.yarnrc.yml', text => `${text}\nenableScripts: false\n`);
    await portal.run('yarn', ['install', '--no-immutable']);
    return portal;
  }

  read(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file, content) {
    writeFileSync(path.join(this.folder, file), content);
  }

  change(file, edit) {
    this.write(file, edit(this.read(file)));
  }

  changeConfig(edit) {
    this.change('app-config.yaml', text => stringify(edit(parse(text))));
  }

  async run(program, args) {
    await runLogged(program, args, {
      cwd: this.folder,
      env: {
        // An install here changes the lock, also if CI forbids that
        // elsewhere.
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        // Else Yarn asks a service in the internet whether there are types to add, and crashes where
        // that cannot be reached.
        YARN_TS_ENABLE_AUTO_TYPES: 'false',
      },
      log: this.#log,
    });
  }

  /** Runs a command of the guide, with the archives in place of the packages of a registry. */
  async follow(command) {
    const [program, ...args] = command.split(/\s+/);
    await this.run(
      program,
      args.map(arg =>
        this.#archives.has(arg)
          ? `${arg}@file:${this.#archives.get(arg)}`
          : arg,
      ),
    );
  }
}

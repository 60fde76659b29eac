import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const interopFolder = resolvePackagePath('@floe/interop');
const run = promisify(execFile);

/**
 * Variables for short-lived programs: less garbage collection saves a fifth of
 * their processor time.
 */
export const GO_RUNTIME = { GOGC: '400' };

/** A program built from a Go module at a pinned version, as `parts/parts.json` lists it. */
type Part = {
  name: string;
  version: string;
  /** Folder below `parts/` with the `go.mod` that pins it. */
  folder: string;
  /** Path of the Go module that the version belongs to. */
  module: string;
  /** Path under which that module is published, if it is another. */
  published?: string;
};

/**
 * Versions of External Secrets Operator that are built; the older one serves
 * `v1beta1` too.
 */
export type ExternalSecretsVersion = '0.20.4' | '0.16.1';

/** Versions of the Sealed Secrets controller and of `kubeseal` that are built. */
export const SEALED_SECRETS_VERSIONS = ['0.36.6', '0.40.0'] as const;
export type SealedSecretsVersion = (typeof SEALED_SECRETS_VERSIONS)[number];

/** Versions of `helm` that are built. */
export const HELM_VERSIONS = ['3.21.4', '4.3.2'] as const;
export type HelmVersion = (typeof HELM_VERSIONS)[number];

/** Versions of `age` and `age-keygen` that are built. */
export const AGE_VERSIONS = ['1.3.1', '1.3.2'] as const;
export type AgeVersion = (typeof AGE_VERSIONS)[number];

function listParts(): Part[] {
  return JSON.parse(
    readFileSync(join(interopFolder, 'parts', 'parts.json'), 'utf8'),
  );
}

function findPart(name: string, version?: string): Part {
  const found = listParts().find(
    part => part.name === name && (!version || part.version === version),
  );
  if (!found) {
    throw new Error(`parts/parts.json lists no ${name} ${version ?? ''}`);
  }
  return found;
}

/**
 * Path of a built program.
 *
 * @param name - as in `parts/parts.json`, for example `kubeseal`
 * @param version - required only if several versions are pinned
 * @throws if it is not built yet, with the command that builds it
 */
export function programPath(name: string, version?: string): string {
  const part = findPart(name, version);
  const cache =
    process.env.FLOE_INTEROP_CACHE ??
    resolve(interopFolder, '..', '.cache', 'interop');
  const path = join(cache, 'bin', `${part.name}-${part.version}`);
  if (!existsSync(path)) {
    throw new Error(
      `${part.name} ${part.version} is not built. Run: node interop/build.mjs ${part.name}`,
    );
  }
  return path;
}

/**
 * Folder with the published source of a part, from which its
 * CustomResourceDefinitions are read. It is in Go's module cache.
 */
export async function moduleFolder(
  name: string,
  version?: string,
): Promise<string> {
  const part = findPart(name, version);
  const { stdout } = await run(
    'go',
    [
      'mod',
      'download',
      '-json',
      `${part.published ?? part.module}@v${part.version}`,
    ],
    {
      cwd: join(interopFolder, 'parts', part.folder),
      env: { ...process.env, GOFLAGS: '', GOWORK: 'off' },
    },
  );
  return JSON.parse(stdout).Dir;
}

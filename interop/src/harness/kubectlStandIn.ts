import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KubernetesApi } from './KubernetesApi';
import { KubernetesObject, ObjectReference } from './kubernetesObject';

const API_VERSIONS: Record<string, [apiVersion: string, kind: string]> = {
  secret: ['v1', 'Secret'],
  sealedsecret: ['bitnami.com/v1alpha1', 'SealedSecret'],
  externalsecret: ['external-secrets.io/v1', 'ExternalSecret'],
  pushsecret: ['external-secrets.io/v1alpha1', 'PushSecret'],
  kustomization: ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  sopssecret: ['isindir.github.com/v1alpha3', 'SopsSecret'],
};

/**
 * Runs a command like a person who copied it: a shell parses it, and the
 * requests of `kubectl` are sent (`annotate`, `patch --type merge`, `delete`,
 * `create secret generic --from-file`).
 */
export class KubectlStandIn {
  readonly #folder: string;

  /** @param folder - for the program that replaces kubectl */
  readonly #api: KubernetesApi;

  constructor(api: KubernetesApi, folder: string) {
    this.#api = api;
    this.#folder = join(folder, 'kubectl-stand-in');
    mkdirSync(this.#folder);
    const program = join(this.#folder, 'kubectl');
    writeFileSync(
      program,
      '#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n',
    );
    chmodSync(program, 0o755);
  }

  /** @param folder - in which the command runs; files are read from there */
  async run(command: string, folder = this.#folder): Promise<void> {
    const { stdout } = await promisify(execFile)('sh', ['-c', command], {
      env: { ...process.env, PATH: `${this.#folder}:${process.env.PATH}` },
    });
    const words = stdout.trimEnd().split('\n');
    if (words.slice(0, 3).join(' ') === 'create secret generic') {
      await this.#createSecret(words.slice(3), folder);
      return;
    }
    const [verb, kind, name, ...rest] = words;
    const valueOf = (flag: string) => rest[rest.indexOf(flag) + 1];
    const [apiVersion, objectKind] = API_VERSIONS[kind];
    const object: ObjectReference = {
      apiVersion,
      kind: objectKind,
      metadata: { name, namespace: valueOf('-n') },
    };
    switch (verb) {
      case 'delete':
        await this.#api.delete(object);
        break;
      case 'patch':
        await this.#api.patch(object, JSON.parse(valueOf('-p')));
        break;
      case 'annotate':
        await this.#annotate(object, rest);
        break;
      default:
        throw new Error(`The command kubectl ${verb} is not implemented here`);
    }
  }

  async #createSecret([name, ...rest]: string[], folder: string) {
    const files = rest
      .filter(word => word.startsWith('--from-file='))
      .map(word => word.slice('--from-file='.length).split('='));
    await this.#api.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: rest[rest.indexOf('-n') + 1] },
      data: Object.fromEntries(
        files.map(([key, file]) => [
          key,
          readFileSync(join(folder, file)).toString('base64'),
        ]),
      ),
    });
  }

  /** Without `--overwrite`, an existing annotation is an error, as for kubectl. */
  async #annotate(object: ObjectReference, words: string[]): Promise<void> {
    const annotations = Object.fromEntries(
      words
        .filter(word => word.includes('=') && !word.startsWith('--'))
        .map(word => word.split('=')),
    );
    const before: KubernetesObject | undefined = await this.#api.get(object);
    const taken = Object.keys(annotations).filter(
      key => before?.metadata.annotations?.[key] !== undefined,
    );
    if (taken.length > 0 && !words.includes('--overwrite')) {
      throw new Error(`The annotation ${taken[0]} has a value already`);
    }
    const manager =
      words.find(word => word.startsWith('--field-manager='))?.split('=')[1] ??
      'kubectl-annotate';
    const { body, status } = await this.#api.raw({
      method: 'PATCH',
      path: `${await this.#api.objectPath(object)}?fieldManager=${manager}`,
      body: { metadata: { annotations } },
      contentType: 'application/merge-patch+json',
    });
    if (status !== 200) {
      throw new Error(`kubectl annotate: ${body.message}`);
    }
  }
}

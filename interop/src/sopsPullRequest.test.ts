import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultGithubCredentialsProvider } from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import {
  encryptSopsFile,
  MANIFEST_SELECTOR,
  SopsEncryption,
  SopsFileChange,
  sopsSetCommand,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  createSopsFileAction,
  createSopsRecipientsAction,
  type SopsFileActionOptions,
} from '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets';
import yaml from 'yaml';
import {
  caseLabel,
  ControlPlane,
  documentedRbac,
  FluxSource,
  startControlPlane,
  startKustomizeController,
  waitFor,
  Workspace,
} from './harness';
import { SopsWorkingCopy } from './harness/SopsWorkingCopy';
import { ServicePortal } from './portal/ServicePortal';
import { ageKeyPair, SOPS_VERSIONS } from './sops/Sops';
import { kustomization } from './sopsInCluster/clusterRepository';

const namespace = 'floe';
const keySecret = 'sops-age';

const CLEAR = 'canary of a pull request with SOPS';
const LINES = 'one "quoted" line\n  another: # one\n';

const valuesFile = 'deploy/values-prod.enc.yaml';
const manifestFile = 'deploy/secrets/orders-db.enc.yaml';

/**
 * Runs the form's output through the real actions and a Git host, and decrypts
 * the result with the real sops and Flux.
 */
describe('a SOPS file by pull request', () => {
  const workspace = new Workspace();
  const [first, second] = [ageKeyPair(), ageKeyPair()];
  let portal: ServicePortal;
  let controlPlane: ControlPlane;
  let source: FluxSource;
  /** The files on the main branch after both pull requests. */
  const merged: Record<string, string> = {};
  const bodies: string[] = [];

  async function encrypted(
    fields: Partial<SopsEncryption>,
  ): Promise<SopsFileChange> {
    const result = await encryptSopsFile({
      layout: 'values',
      path: valuesFile,
      recipients: 'new',
      namespace,
      keyGroups: [[{ type: 'age', recipient: first.recipient }]],
      secrets: [],
      ...fields,
    });
    if ('problem' in result) {
      throw new Error(result.problem);
    }
    return result.change;
  }

  /** Runs the steps of the templates, and merges the pull request. */
  async function throughPullRequest(
    createAction: (options: SopsFileActionOptions) => {
      handler(context: any): Promise<void>;
    },
    parameters: object,
  ) {
    const { config, forge, integrations, service } = portal;
    const { folder, outputs: written } = await portal.runServiceAction(
      createAction,
      parameters,
    );
    expect(written.changed).toBe(true);
    const { remoteUrl } = await portal.runAction(
      createPublishGithubPullRequestAction({
        integrations,
        config,
        githubCredentialsProvider:
          DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      }),
      {
        repoUrl: `${new URL(forge.url).host}?owner=floe-demo&repo=${
          service.name
        }`,
        branchName: written.branchName,
        targetBranchName: written.targetBranchName,
        title: written.title,
        description: written.description,
        sourcePath: written.sourcePath,
        update: true,
        createWhenEmpty: false,
      },
      folder,
    );
    const number = Number(remoteUrl.split('/').at(-1));
    const { body } = await portal.repository(`/pulls/${number}`);
    bodies.push(body);
    await portal.repository(`/pulls/${number}/merge`, 'PUT');
    const files: Record<string, string> = {};
    for (const path of ['.sops.yaml', valuesFile, manifestFile]) {
      const { content } = await portal.repository(`/contents/${path}?ref=main`);
      if (content) {
        files[path] = Buffer.from(content, 'base64').toString();
      }
    }
    return { files, body: body as string };
  }
  const encryptedByPullRequest = async (sops: SopsFileChange) =>
    Object.assign(
      merged,
      (await throughPullRequest(createSopsFileAction, { sops })).files,
    );

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startKustomizeController(controlPlane);
    await controlPlane.applyFiles(documentedRbac('read'));
    portal = await ServicePortal.start(workspace, {
      cluster: await controlPlane.portalConnection(),
    });

    await encryptedByPullRequest(
      await encrypted({
        secrets: [
          {
            group: 'snowflake',
            keys: [
              { key: 'user', value: 'loader' },
              { key: 'password', value: CLEAR },
            ],
          },
          { name: 'dbt-cloud', keys: [{ key: 'TOKEN', value: LINES }] },
        ],
      }),
    );
    await encryptedByPullRequest(
      await encrypted({
        layout: 'manifest',
        path: manifestFile,
        selector: MANIFEST_SELECTOR,
        secrets: [
          {
            name: 'orders-db',
            keys: [
              { key: 'PASSWORD', value: CLEAR },
              { key: 'CONFIG', value: LINES },
            ],
          },
        ],
      }),
    );
  });
  afterAll(async () => {
    await workspace.close();
  });

  it('has a rule for each file, and keeps the first when the second is added', () => {
    const { creation_rules: rules } = yaml.parse(merged['.sops.yaml']);
    expect(rules.map(({ path_regex: path }: any) => path).sort()).toEqual([
      '^deploy/secrets/orders-db\\.enc\\.yaml$',
      '^deploy/values-prod\\.enc\\.yaml$',
    ]);
    expect(bodies[0]).toContain(first.recipient);
  });

  describe.each(SOPS_VERSIONS)('with sops %s', version => {
    const copy = () =>
      new SopsWorkingCopy(
        workspace,
        `copy-${version}-${Math.random().toString(36).slice(2)}`,
        [first.identity, second.identity],
        version,
      );
    const clone = (): SopsWorkingCopy => {
      const files = copy();
      for (const [path, text] of Object.entries(merged)) {
        files.write(path, text);
      }
      return files;
    };
    const open = async (files: SopsWorkingCopy, path: string) =>
      yaml.parse(await files.run(`sops --decrypt ${path}`));
    const values = {
      secrets: {
        snowflake: { user: 'loader', password: CLEAR },
        custom: { 'dbt-cloud': { TOKEN: LINES } },
      },
    };
    const manifest = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'orders-db', namespace },
      type: 'Opaque',
      stringData: { PASSWORD: CLEAR, CONFIG: LINES },
    };

    it('opens', async () => {
      const files = clone();
      expect(await open(files, valuesFile)).toEqual(values);
      expect(await open(files, manifestFile)).toEqual(manifest);
    });

    it('survives sops edit and sops set', async () => {
      const files = clone();
      for (const path of [valuesFile, manifestFile]) {
        await files.run(`sops ${path}`, { edit: 's/canary/bird/' });
      }
      await files.run(
        `sops set ${manifestFile} '["stringData"]["PASSWORD"]' '"replaced"'`,
      );
      expect((await open(files, valuesFile)).secrets.snowflake.password).toBe(
        CLEAR.replace('canary', 'bird'),
      );
      expect(await open(files, manifestFile)).toMatchObject({
        apiVersion: 'v1',
        stringData: { PASSWORD: 'replaced', CONFIG: LINES },
      });
    });

    it('survives updatekeys and rotate', async () => {
      const files = clone();
      files.write(
        '.sops.yaml',
        merged['.sops.yaml'].replaceAll(
          first.recipient,
          `${first.recipient},${second.recipient}`,
        ),
      );
      for (const path of [valuesFile, manifestFile]) {
        await files.run(`sops updatekeys --yes ${path}`);
        expect(files.read(path)).toContain(second.recipient);
        await files.run(`sops rotate --in-place ${path}`);
      }
      expect(await open(files, valuesFile)).toEqual(values);
      expect(await open(files, manifestFile)).toEqual(manifest);
    });
  });

  it('is changed by the command that the form offers for one value', async () => {
    const files = new SopsWorkingCopy(
      workspace,
      'set',
      [first.identity],
      '3.13.3',
    );
    files.write(manifestFile, merged[manifestFile]);
    const command = sopsSetCommand(manifestFile, ['stringData', 'PASSWORD']);
    await files.run(`echo '"by stdin"' | ${command}`);
    expect(
      yaml.parse(await files.run(`sops decrypt ${manifestFile}`)).stringData,
    ).toEqual({ PASSWORD: 'by stdin', CONFIG: LINES });
  });

  it('is decrypted and applied by the real kustomize-controller', async () => {
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { namespace, name: keySecret },
        stringData: { 'floe.agekey': first.identity },
      },
    ]);
    source = await FluxSource.start(controlPlane, namespace, 'clusters');
    await source.commit({
      [manifestFile]: merged[manifestFile],
      '.sops.yaml': merged['.sops.yaml'],
    });
    await controlPlane.apply([
      kustomization('orders', Object.fromEntries([caseLabel]), {
        source: 'clusters',
        folder: 'deploy/secrets',
        keySecret,
      }),
    ]);
    let last: unknown;
    const secret = await waitFor(
      async () => {
        last = await controlPlane.admin.get({
          apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
          kind: 'Kustomization',
          metadata: { namespace, name: 'orders' },
        });
        return controlPlane.admin.get({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { namespace, name: 'orders-db' },
        });
      },
      { what: () => `the Secret of Flux: ${JSON.stringify(last)}` },
    );
    const decode = (text: string) => Buffer.from(text, 'base64').toString();
    expect(decode(secret!.data.PASSWORD)).toBe(CLEAR);
    expect(decode(secret!.data.CONFIG)).toBe(LINES);
  });

  it('can be decrypted by others after the commands of a pull request that changes recipients', async () => {
    const { body, files: changed } = await throughPullRequest(
      createSopsRecipientsAction,
      {
        path: valuesFile,
        add: [second.recipient],
        remove: [first.recipient],
      },
    );
    expect(body).toContain(
      `cannot be decrypted yet by \`${second.recipient}\``,
    );
    expect(body).toContain(`can still be decrypted by \`${first.recipient}\``);
    // The rule of the other file stays.
    expect(body).not.toContain(manifestFile);
    const commands = body
      .split('\n')
      .map(line => line.trim())
      .filter(line => line.startsWith('sops '));
    expect(commands).toEqual([
      `sops updatekeys --yes ${valuesFile}`,
      `sops rotate --in-place ${valuesFile}`,
    ]);
    for (const version of SOPS_VERSIONS) {
      const holder = new SopsWorkingCopy(
        workspace,
        `holder-${version}`,
        [first.identity, second.identity],
        version,
      );
      for (const [path, text] of Object.entries(changed)) {
        holder.write(path, text);
      }
      for (const command of commands) {
        await holder.run(command);
      }
      const text = holder.read(valuesFile);
      expect(text).toContain(second.recipient);
      expect(text).not.toContain(first.recipient);
      const left = new SopsWorkingCopy(
        workspace,
        `left-${version}`,
        [first.identity],
        version,
      );
      left.write(valuesFile, text);
      await expect(left.run(`sops --decrypt ${valuesFile}`)).rejects.toThrow(
        'ended with',
      );
      expect(
        yaml.parse(await holder.run(`sops --decrypt ${valuesFile}`)).secrets
          .snowflake.password,
      ).toBe(CLEAR);
    }
  });

  it('leaves no value in the portal or in Git', async () => {
    const folder = portal.databaseFolder;
    const databases = await Promise.all(
      (
        await readdir(folder)
      ).map(name => readFile(join(folder, name), 'latin1')),
    );
    const everything = [
      ...databases,
      ...portal.logged,
      ...bodies,
      ...Object.values(merged),
    ].join('\n');
    expect(everything).not.toContain(CLEAR);
    expect(everything).not.toContain(Buffer.from(CLEAR).toString('base64'));
    expect(everything).not.toContain('another: # one');
    // The searched files contain the expected text; otherwise the check
    // would prove nothing.
    expect(everything).toContain('ENC[AES256_GCM');
    expect(everything).toContain('is encrypted for its recipients');
    expect(databases.length).toBeGreaterThan(0);
  });
});

import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { Service } from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { demoServices } from '@floe/demo-cluster';
import { DemoForge } from '@floe/demo-forge';
import yaml from 'yaml';
import { sealedText } from '../__testUtils__/knownService';
import {
  ServiceForge,
  serviceOf,
  startServiceForge,
} from '../__testUtils__/templateBackend';
import { createPullRequestAction } from './pullRequest';
import { readPullRequestConfig } from '../values/pullRequestConfig';
import { createValuesAction } from './values';

const demoService = demoServices.find(
  ({ name }) => name === 'supply-forecast',
)!;
const entityRef = `component:default/${demoService.name}`;
const valuesPath = 'deploy/values-prod.yaml';

/** A change that adds one key. */
const adding = (component: string, secretKey: string) => ({
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {
    [component]: {
      keys: [{ secretKey, remoteKey: 'floe/prod/all', property: 'key' }],
    },
  },
});

describe('floe:secrets:pull-request', () => {
  let serviceForge: ServiceForge;
  let workspacePath: string;
  let forge: DemoForge;
  let service: Service;

  beforeEach(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'workspace-'));
    serviceForge = await startServiceForge(demoService, {
      sealed: sealedText,
    });
    forge = serviceForge.forge;
    service = serviceOf(demoService, forge, valuesPath);
  });
  afterEach(async () => {
    await serviceForge.stop();
    await rm(workspacePath, { recursive: true, force: true });
  });

  function actions(pullRequests: object = {}) {
    const { host } = new URL(forge.url);
    const config = mockServices.rootConfig({
      data: {
        app: { baseUrl: 'http://localhost:3000' },
        integrations: {
          github: [{ host, apiBaseUrl: forge.apiBaseUrl, token: forge.token }],
        },
        floeSecrets: { pullRequests },
      },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const client = {
      getEntitySecrets: async () => ({ service, items: [] }),
      getStores: async () => ({ items: [] }),
      getClusters: async () => ({ items: [] }),
    } as any;
    const auth = mockServices.auth();
    const files = new RepositoryFiles({ integrations, reader });
    return {
      values: createValuesAction({
        auth,
        client,
        config,
        integrations,
        reader,
        now: () => Date.parse('2026-11-24T12:00:00Z'),
      }),
      pullRequest: createPullRequestAction({
        auth,
        client,
        config,
        integrations,
        files,
      }),
    };
  }
  async function run(action: any, input: object, task = 'task-1') {
    const context = createMockActionContext({
      input: { entityRef, environment: 'prod', ...input } as any,
      workspacePath,
      task: { id: task },
    } as any);
    await action.handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls) as any;
  }
  async function git(method: string, path: string, body?: object) {
    const response = await fetch(
      `${forge.apiBaseUrl}/repos/floe-demo/${demoService.name}/${path}`,
      {
        method,
        headers: {
          authorization: `token ${forge.token}`,
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    expect([path, response.ok]).toEqual([path, true]);
    return response.json() as any;
  }
  /** Commits entries as Git has them, by mode, on the main branch. */
  async function commit(tree: object[]) {
    const { commit: head } = await git('GET', 'branches/main');
    const base = await git('GET', `git/commits/${head.sha}`);
    const { sha } = await git('POST', 'git/trees', {
      base_tree: base.tree.sha,
      tree,
    });
    const next = await git('POST', 'git/commits', {
      message: 'Move the values file',
      tree: sha,
      parents: [head.sha],
    });
    await git('PATCH', 'git/refs/heads/main', { sha: next.sha });
  }
  /** Both steps of the template. */
  async function edit(change: object, config: object, task: string) {
    const { pullRequest, values } = actions(config);
    const changed = await run(values, { change }, task);
    const { basedOn, branchName, description, sourcePath, title } = changed;
    return await run(
      pullRequest,
      { basedOn, branchName, description, sourcePath, title },
      task,
    );
  }
  async function write(text: string, path = valuesPath) {
    const file = join(workspacePath, 'out', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const publish = (input: object = {}, task?: string) =>
    run(
      actions().pullRequest,
      {
        sourcePath: 'out',
        branchName: 'floe',
        title: 'Add secrets',
        description: 'What and why',
        ...input,
      },
      task,
    );
  const api: ServiceForge['api'] = (...args) => serviceForge.api(...args);
  const textOf = (branch: string, path = valuesPath) =>
    serviceForge.contentOf(path, branch);
  /** A commit of a reviewer. */
  async function review(text: string, path: string, branch = 'floe') {
    const { sha } = await api(`/contents/${path}?ref=${branch}`);
    await api(`/contents/${path}`, 'PUT', {
      branch,
      message: 'Review',
      content: Buffer.from(text).toString('base64'),
      ...(sha && { sha }),
    });
  }

  it.each<[string, object[], string]>([
    [
      'a link to another file',
      [
        { path: 'shared.yaml', content: 'replicas: 1\n' },
        { path: valuesPath, mode: '120000', content: '../shared.yaml' },
      ],
      `${valuesPath} is a symbolic link`,
    ],
    [
      'a link out of the repository',
      [{ path: valuesPath, mode: '120000', content: '../../../etc/passwd' }],
      `${valuesPath} is a symbolic link`,
    ],
    [
      'a link to nothing',
      [{ path: valuesPath, mode: '120000', content: 'gone.yaml' }],
      `${valuesPath} is a symbolic link`,
    ],
    [
      'a submodule',
      [{ path: valuesPath, mode: '160000', sha: '0'.repeat(39).concat('1') }],
      `${valuesPath} is a submodule`,
    ],
    [
      'a folder',
      [
        { path: valuesPath, sha: null },
        { path: `${valuesPath}/a.yaml`, content: 'a: 1\n' },
      ],
      `${valuesPath} is a folder`,
    ],
    [
      'below a link',
      [
        { path: valuesPath, sha: null },
        { path: 'other/values-prod.yaml', content: 'a: 1\n' },
        { path: 'deploy', mode: '120000', content: 'other' },
      ],
      'deploy is a symbolic link',
    ],
    [
      'a pointer of Git LFS',
      [
        {
          path: valuesPath,
          content: `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(
            64,
          )}\nsize 10\n`,
        },
      ],
      'is kept in Git LFS',
    ],
  ])('replaces no values file that is %s', async (_, tree, words) => {
    await commit(tree);
    const { commit: head } = await git('GET', 'branches/main');
    await expect(
      edit(adding('compute', 'ACCESS_KEY_ID'), {}, 'task-1'),
    ).rejects.toThrow(words);
    expect(await git('GET', 'pulls?state=all')).toEqual([]);
    expect((await git('GET', 'branches/main')).commit.sha).toBe(head.sha);
  });

  it('adds a commit to an open pull request, and keeps the commits of reviewers', async () => {
    await write('a: 1\n');
    const first = await publish();
    expect(first).toMatchObject({ created: true, targetBranchName: 'main' });
    await review('by a reviewer\n', 'NOTES.md');
    await api(`/pulls/${first.pullRequestNumber}`, 'PATCH', {
      title: 'A better title',
    });
    await write('a: 2\n');
    const second = await publish({ description: 'More of it' }, 'task-2');
    expect(second).toMatchObject({
      created: false,
      remoteUrl: first.remoteUrl,
      branchName: 'floe',
    });
    expect(await textOf('floe')).toBe('a: 2\n');
    expect(await textOf('floe', 'NOTES.md')).toBe('by a reviewer\n');
    const pull = await api(`/pulls/${first.pullRequestNumber}`);
    expect(pull).toMatchObject({ commits: 3, title: 'A better title' });
    expect(pull.body).toContain('What and why');
    expect(pull.body).toContain('More of it');
    expect(await api('/pulls?state=all')).toHaveLength(1);
  });

  it('does not revert a change of a reviewer in the same file', async () => {
    await write('a: 1\n');
    await publish();
    await review('a: 1\nb: 1\n', valuesPath);
    await write('a: 2\n');
    await expect(publish({}, 'task-2')).rejects.toThrow(
      `${valuesPath} was changed by others on the branch floe`,
    );
    expect(await textOf('floe')).toBe('a: 1\nb: 1\n');
  });

  it('opens the same pull request if a task runs again', async () => {
    await write('a: 1\n');
    const first = await publish();
    const again = await publish({ description: 'Anew' });
    expect(again).toMatchObject({ created: false, remoteUrl: first.remoteUrl });
    const pull = await api(`/pulls/${first.pullRequestNumber}`);
    expect(pull.commits).toBe(1);
    expect(pull.body).toContain('Anew');
    expect(pull.body).not.toContain('What and why');
  });

  it('does not touch a branch whose pull request is closed', async () => {
    await write('a: 1\n');
    const { pullRequestNumber } = await publish();
    await api(`/pulls/${pullRequestNumber}`, 'PATCH', { state: 'closed' });
    const { object } = await api('/git/ref/heads/floe');
    await write('a: 2\n');
    const next = await publish({}, 'task-2');
    expect(next).toMatchObject({ created: true, branchName: 'floe-2' });
    expect((await api('/git/ref/heads/floe')).object).toEqual(object);
  });

  it('opens drafts with reviewers and labels, as configured', async () => {
    await write('a: 1\n');
    const { pullRequest } = actions({
      draft: true,
      reviewers: ['kim'],
      teamReviewers: ['platform'],
      labels: ['secrets'],
      title: '[{environment}] {title}',
    });
    const { pullRequestNumber } = await run(pullRequest, {
      sourcePath: 'out',
      title: 'Add secrets',
      description: 'What',
    });
    expect(await api(`/pulls/${pullRequestNumber}`)).toMatchObject({
      draft: true,
      title: '[prod] Add secrets',
      head: { ref: 'floe-secrets-supply-forecast-prod-task1' },
      requested_reviewers: [{ login: 'kim' }],
      requested_teams: [{ slug: 'platform' }],
      labels: [{ name: 'secrets' }],
    });
  });

  it('puts all edits of a service into one pull request if they share a branch', async () => {
    const config = { branch: 'secrets-{service}-{environment}' };
    const first = await edit(
      adding('compute', 'SNOWFLAKE_USER'),
      config,
      'one',
    );
    const branch = 'secrets-supply-forecast-prod';
    expect(first).toMatchObject({ created: true, branchName: branch });
    const reviewed = `# reviewed\n${await textOf(branch)}`;
    await review(reviewed, valuesPath, branch);
    const second = await edit(adding('storage', 'BUCKET_KEY'), config, 'two');
    expect(second).toMatchObject({
      created: false,
      remoteUrl: first.remoteUrl,
    });
    const text = await textOf(branch);
    expect(text).toMatch(/^# reviewed\n/);
    const { compute, storage } = yaml.parse(text).floe.externalSecrets;
    expect([compute.enabled, storage.enabled]).toEqual([true, true]);
    // The same edit again changes nothing, and finds its pull request.
    const again = await edit(adding('storage', 'BUCKET_KEY'), config, 'two');
    expect(again).toMatchObject({ created: false, remoteUrl: first.remoteUrl });
    const pull = await api(`/pulls/${first.pullRequestNumber}`);
    expect(pull.commits).toBe(3);
  });

  it('publishes only files, and a limited number', async () => {
    await write('a: 1\n');
    await expect(publish({ sourcePath: '../..' })).rejects.toThrow();
    await expect(publish({ sourcePath: 'none' })).rejects.toThrow('0 files');
    await write('a: 1\n', 'other.yaml');
    const link = join(workspacePath, 'out', 'link');
    await symlink('missing.yaml', link);
    await expect(publish()).rejects.toThrow('link is a link');
    await rm(link);
    await symlink('/etc/hostname', link);
    await expect(publish()).rejects.toThrow();
    expect(await api('/pulls?state=all')).toEqual([]);
  });

  it('refuses users who may not change the service', async () => {
    await write('a: 1\n');
    service.environments[0].mayChange = false;
    await expect(publish()).rejects.toThrow('You are not allowed to change');
  });

  it('never uses the target branch as the branch of a pull request', async () => {
    await write('a: 1\n');
    await expect(publish({ branchName: 'main' })).rejects.toThrow(
      'its base branch',
    );
  });

  it.each([
    [{ branch: 'secrets' }, 'needs {task}, or {service} and {environment}'],
    [{ branch: '{service}-{nope}' }, 'has {nope}'],
    [{ title: 'Secrets' }, 'needs {title}'],
  ])('explains a mistake in the configuration: %j', (pullRequests, words) => {
    expect(() =>
      readPullRequestConfig(
        mockServices.rootConfig({ data: { floeSecrets: { pullRequests } } }),
      ),
    ).toThrow(words);
  });
});

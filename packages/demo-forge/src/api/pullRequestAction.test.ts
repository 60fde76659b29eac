/** @jest-environment node */
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  chmod,
  mkdir,
  mkdtemp,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  TestForge,
  testReadToken,
  testToken,
} from '../__testUtils__/startTestForge';

type Outputs = {
  remoteUrl?: string;
  pullRequestNumber?: number;
  targetBranchName?: string;
};

describe('publish:github:pull-request', () => {
  let forge: TestForge;
  let workspacePath: string;

  beforeAll(async () => {
    forge = await TestForge.start();
  });
  beforeEach(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'workspace-'));
  });
  afterEach(() => rm(workspacePath, { recursive: true, force: true }));
  afterAll(() => forge.stop());

  const write = async (path: string, content: string | Buffer) => {
    const file = join(workspacePath, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };

  const run = async (
    branchName: string,
    input: object = {},
    token: string = testToken,
  ): Promise<Outputs> => {
    const { host } = new URL(forge.forge.url);
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host, apiBaseUrl: forge.forge.apiBaseUrl, token }],
        },
      }),
    );
    const action = createPublishGithubPullRequestAction({
      integrations,
      githubCredentialsProvider:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    });
    const context = createMockActionContext({
      input: {
        repoUrl: `${host}?owner=acme&repo=widgets`,
        branchName,
        title: `Title of ${branchName}`,
        description: 'What and why',
        ...input,
      },
      workspacePath,
    });
    await action.handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  };

  const files = async (number?: number) =>
    (await forge.api('GET', `/pulls/${number}/files`)).body.map(
      (file: { filename: string; status: string }) =>
        `${file.status} ${file.filename}`,
    );
  const treeOf = async (branch: string) => {
    const { body } = await forge.api(
      'GET',
      `/git/trees/${encodeURIComponent(branch)}?recursive=1`,
    );
    return Object.fromEntries(
      body.tree.map((entry: { path: string; mode: string }) => [
        entry.path,
        entry.mode,
      ]),
    );
  };

  it('opens a pull request from a new branch', async () => {
    await write('deploy/values-prod.yaml', '# production\nreplicas: 4\n');
    await write('new.txt', 'new\n');
    const outputs = await run('add-new');
    expect(outputs).toEqual({
      remoteUrl: `${forge.forge.url}/acme/widgets/pull/${outputs.pullRequestNumber}`,
      pullRequestNumber: expect.any(Number),
      targetBranchName: 'main',
    });
    const { body } = await forge.api(
      'GET',
      `/pulls/${outputs.pullRequestNumber}`,
    );
    expect(body).toMatchObject({
      state: 'open',
      merged: false,
      mergeable: true,
      title: 'Title of add-new',
      body: 'What and why',
      head: { ref: 'add-new' },
      base: { ref: 'main' },
      commits: 1,
      changed_files: 2,
    });
    expect(await files(outputs.pullRequestNumber)).toEqual([
      'modified deploy/values-prod.yaml',
      'added new.txt',
    ]);
  });

  it('accepts branches with slashes, executables, binaries, links and large files', async () => {
    const large = Buffer.alloc(1_500_000, 'x');
    await chmod(await write('bin/run.sh', '#!/bin/sh\n'), 0o755);
    await write('bin/data.bin', Buffer.from([0, 255, 0, 254]));
    await write('large.txt', large);
    await symlink('run.sh', join(workspacePath, 'bin/link'));
    await run('floe-secrets/prod/add', { targetPath: 'tools' });
    expect(await treeOf('floe-secrets/prod/add')).toMatchObject({
      'tools/bin/run.sh': '100755',
      'tools/bin/data.bin': '100644',
      'tools/large.txt': '100644',
      'README.md': '100644',
    });
    const path = (name: string) =>
      `/contents/tools/${name}?ref=floe-secrets%2Fprod%2Fadd`;
    const binary = await forge.api('GET', path('bin/data.bin'));
    expect(binary.body.content).toBe('AP8A/g==');
    const text = await forge.api('GET', path('large.txt'));
    expect(Buffer.from(text.body.content, 'base64').equals(large)).toBe(true);
  });

  it('deletes files, and skips missing ones', async () => {
    await write('docs/c.md', '# C\n');
    const { pullRequestNumber } = await run('delete-docs', {
      filesToDelete: ['docs/deep/b.md', 'docs/none.md'],
    });
    expect(await files(pullRequestNumber)).toEqual([
      'added docs/c.md',
      'removed docs/deep/b.md',
    ]);
    expect(await treeOf('delete-docs')).not.toHaveProperty('docs/deep');
  });

  it('rebuilds an open pull request only if update is set', async () => {
    await write('update.txt', 'first\n');
    const first = await run('to-update');
    await write('update.txt', 'second\n');
    await expect(run('to-update')).rejects.toThrow(
      /Pull request already exists/,
    );
    const second = await run('to-update', {
      update: true,
      title: 'Second title',
    });
    expect(second.pullRequestNumber).toBe(first.pullRequestNumber);
    expect(await forge.read('update.txt', 'to-update')).toBe('second\n');
    const { body } = await forge.api(
      'GET',
      `/pulls/${first.pullRequestNumber}`,
    );
    expect(body).toMatchObject({ title: 'Second title', commits: 1 });
  });

  it('moves a branch without a pull request, and opens a new one after closing', async () => {
    await write('again.txt', 'first\n');
    const first = await run('again');
    await forge.api('PATCH', `/pulls/${first.pullRequestNumber}`, {
      state: 'closed',
    });
    await write('again.txt', 'second\n');
    const second = await run('again');
    expect(second.pullRequestNumber).not.toBe(first.pullRequestNumber);
    expect(await forge.read('again.txt', 'again')).toBe('second\n');
  });

  it('opens a pull request without a change unless it is configured not to', async () => {
    await write('README.md', '# Widgets\n\nSee `deploy`.\n');
    expect(await run('nothing', { createWhenEmpty: false })).toEqual({});
    const { pullRequestNumber } = await run('nothing');
    expect(await files(pullRequestNumber)).toEqual([]);
  });

  it('does not overwrite the default branch', async () => {
    await write('overwritten.txt', 'x\n');
    await expect(run('main')).rejects.toThrow(
      /Changes must be made through a pull request/,
    );
    expect(await treeOf('main')).not.toHaveProperty(['overwritten.txt']);
  });

  it('records reviewers, teams and assignees', async () => {
    await write('reviewed.txt', 'x\n');
    const { pullRequestNumber } = await run('reviewed', {
      reviewers: ['mara'],
      teamReviewers: ['platform'],
      assignees: ['jonas'],
      draft: true,
    });
    const { body } = await forge.api('GET', `/pulls/${pullRequestNumber}`);
    expect(body).toMatchObject({
      draft: true,
      requested_reviewers: [{ login: 'mara' }],
      requested_teams: [{ slug: 'platform' }],
      assignees: [{ login: 'jonas' }],
    });
  });

  it('targets another branch', async () => {
    await forge.commitOnBranch('release/1', { 'release.txt': '1\n' });
    await write('fix.txt', 'x\n');
    const outputs = await run('fix', { targetBranchName: 'release/1' });
    expect(outputs.targetBranchName).toBe('release/1');
    expect(await files(outputs.pullRequestNumber)).toEqual(['added fix.txt']);
  });

  it.each([
    ['a wrong token', 'wrong', 401, /Bad credentials/],
    ['a token that may only read', testReadToken, 403, /not accessible/],
  ])('fails with %s at once', async (_title, token, status, message) => {
    await write('refused.txt', 'x\n');
    const requests = jest.spyOn(globalThis, 'fetch');
    const failure = await run('refused', {}, token).catch(error => error);
    expect(failure).toMatchObject({
      name: 'GithubResponseError',
      message: expect.stringMatching(message),
      cause: { status },
    });
    const answers = await Promise.all(
      requests.mock.results.map(({ value }) => value as Promise<Response>),
    );
    requests.mockRestore();
    // A client that repeats requests does so after longer and longer pauses.
    expect(
      answers.map(answer => answer.status).filter(each => each >= 400),
    ).toEqual([status]);
  });
});

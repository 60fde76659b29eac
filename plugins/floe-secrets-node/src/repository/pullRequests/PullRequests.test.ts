import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHostServer } from '../__testUtils__/GitHostServer';
import {
  BEFORE,
  EXCHANGES,
  FILE,
  Scene,
  TIP,
  Write,
} from '../__testUtils__/publishing';
import { fetchAt, HOSTS } from '../__testUtils__/pullRequestHosts';
import { RepositoryAddresses } from '../RepositoryAddresses';
import { RepositoryFiles } from '../RepositoryFiles';
import { RepositoryBranch } from '../types';
import { PullRequests } from './PullRequests';
import { PullRequestContent } from './types';

const AFTER = 'a: 2\n';
const OURS = 'Add secrets\n\nFloe-Secrets-Edit: task-0\n';
const THEIRS = 'Name the other store';
const FIRST =
  'By hand.\n\n[//]: # (floe-secrets:task-0)\n\nFirst edit\n\n[//]: # (floe-secrets:end)';

describe.each(HOSTS)('what is published at $name', kind => {
  const exchange = EXCHANGES[kind.name];
  const isGerrit = kind.name === 'Gerrit';
  let server: GitHostServer;
  let pullRequests: PullRequests;
  let target: RepositoryBranch;

  beforeAll(async () => {
    server = await GitHostServer.start();
    // Bitbucket Cloud has one address, which is not a configuration.
    const realFetch = globalThis.fetch;
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(fetchAt(server.url, realFetch));
    const config = new ConfigReader({
      integrations: kind.integrations(server.url, server.host),
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const files = new RepositoryFiles({
      integrations,
      reader: UrlReaders.default({
        config,
        logger: mockServices.logger.mock(),
      }),
    });
    pullRequests = new PullRequests({ integrations, files });
    const { repository } = new RepositoryAddresses(integrations).parse(
      kind.location(server.url),
    )!;
    target = { repository, name: 'main' };
  });
  beforeEach(() => {
    server.answers.clear();
    server.requests.length = 0;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await server.stop();
  });

  function play(scene: Scene, writes: Write[] = []) {
    const reads = { ...exchange.reads(scene), ...exchange.addReads };
    for (const [url, body] of Object.entries(reads)) {
      server.answers.set(url, { body });
    }
    for (const [request, , body] of writes) {
      server.answers.set(request, { body });
    }
  }
  const publish = (content: Partial<PullRequestContent> = {}) =>
    pullRequests.publish({
      target,
      branch: 'floe',
      files: [{ path: FILE, content: Buffer.from(AFTER) }],
      title: 'Add secrets',
      text: 'What and why',
      commitMessage: 'Add secrets',
      editId: 'task-1',
      ...content,
    });
  const written = () =>
    server.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ body, method, url }) => [`${method} ${url}`, body]);
  const expected = (writes: Write[]) =>
    writes.map(([request, body]) => [
      request,
      body !== null &&
      typeof body === 'object' &&
      !Array.isArray(body) &&
      !('asymmetricMatch' in body)
        ? expect.objectContaining(
            Object.fromEntries(
              Object.entries(body).map(([key, value]) => [
                key,
                value !== null &&
                typeof value === 'object' &&
                !('asymmetricMatch' in value)
                  ? expect.anything()
                  : value,
              ]),
            ),
          )
        : body,
    ]);
  /** Fields within fields too. */
  function expectWritten(writes: Write[]) {
    expect(written()).toEqual(expected(writes));
    writes.forEach(([, body], index) => {
      const [, sent] = written()[index];
      if (typeof sent === 'object') expect(sent).toMatchObject(body as object);
    });
  }

  it('is a branch with one commit, and an open request', async () => {
    play({}, exchange.opens);
    await expect(publish({ draft: true })).resolves.toEqual({
      pullRequest: {
        url: kind.pullRequestUrl(server.url),
        number: 7,
        branch: 'floe',
        created: true,
      },
      committed: true,
      warnings: [],
    });
    expectWritten(exchange.opens);
  });

  it.each([
    '../../../other/repo',
    'a/../../b',
    'a/%2e%2e/..',
    'a/．．/b',
    'a" OR project:other',
    'a\\b',
    'a b',
    'a?b',
    '',
  ])('comes from no branch that Git does not take: %j', async branch => {
    play({}, exchange.opens);
    await expect(publish({ branch })).rejects.toThrow(
      'branchName: this is not the name of a branch',
    );
    await expect(pullRequests.find(target, branch)).rejects.toThrow(
      'branchName',
    );
    expect(server.requests).toEqual([]);
  });

  it('is added to the request that is open, on top of what is there', async () => {
    play({ onBranch: 'a: 3\n', message: OURS, text: FIRST }, exchange.updates);
    await expect(publish()).resolves.toMatchObject({
      pullRequest: { number: 7, created: false },
      committed: true,
    });
    if (isGerrit) return;
    expectWritten(exchange.updates);
    const [, last] = written().at(-1)!;
    const { body, description } = last as any;
    expect(body ?? description).toContain('By hand.');
    expect(body ?? description).toContain('First edit');
  });

  it('replaces what the same edit wrote, title and text', async () => {
    const [update] = exchange.updates.slice(-1);
    play({ onBranch: AFTER, message: OURS, text: FIRST }, exchange.updates);
    await expect(publish({ editId: 'task-0' })).resolves.toMatchObject({
      pullRequest: { number: 7, created: false },
      committed: false,
    });
    if (isGerrit) return;
    const all = written();
    expect(all.map(([request]) => request)).toEqual([update[0]]);
    const [[, { body, description, title }]] = all as any;
    expect(title).toBe('Add secrets');
    expect(body ?? description).toContain('By hand.');
    expect(body ?? description).not.toContain('First edit');
  });

  it('takes back nothing that others wrote into the same file', async () => {
    play(
      { onBranch: 'a: 3\n', message: THEIRS, text: FIRST, isOwn: false },
      exchange.updates,
    );
    await expect(publish()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(`${FILE} was changed by others`),
    });
    expect(written()).toEqual([]);
  });

  it('continues from commits of others, if it was made from them', async () => {
    const scene = { onBranch: 'a: 3\n', message: THEIRS, text: FIRST };
    play(scene, exchange.updates);
    await expect(publish({ basedOn: TIP })).resolves.toMatchObject({
      committed: true,
    });
    await expect(publish({ basedOn: 'f'.repeat(40) })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(/has (new commits|a newer patch set)/),
    });
  });

  it('does nothing if the repository has everything', async () => {
    play({});
    await expect(
      publish({ files: [{ path: FILE, content: Buffer.from(BEFORE) }] }),
    ).resolves.toEqual({
      pullRequest: undefined,
      committed: false,
      warnings: [],
    });
    expect(written()).toEqual([]);
  });

  it('asks reviewers and sets labels, and says what the host does not take', async () => {
    play({}, [...exchange.opens, ...exchange.adds]);
    const { warnings } = await publish({
      draft: true,
      reviewers: ['kim'],
      labels: ['secrets'],
    });
    expectWritten([...exchange.opens, ...exchange.adds]);
    expect(warnings).toHaveLength(2 - exchange.adds.length);
    server.requests.length = 0;
    for (const [request] of exchange.adds) {
      server.answers.set(request, { status: 422, body: { message: 'no' } });
    }
    const failed = await publish({
      draft: true,
      reviewers: ['kim'],
      labels: ['secrets'],
    });
    expect(failed.pullRequest).toMatchObject({ number: 7 });
    expect(failed.warnings).toHaveLength(2);
  });

  it('fails with what the host says', async () => {
    play({}, exchange.opens);
    const [request] = exchange.opens[0];
    server.answers.set(request, { status: 422, body: { message: 'Too late' } });
    await expect(publish({ draft: true })).rejects.toThrow(
      'answers with status 422: Too late',
    );
  });

  it('fails with what the host says, without what stands in the file', async () => {
    play({}, exchange.opens);
    const [request] = exchange.opens[0];
    const message = `pre-receive hook declined: secrets in ${FILE} on floe (line 3, password: "CANARY-zq-1", user=CANARY2, CANARY-zq-2-lo). Remove these.`;
    server.answers.set(request, { status: 422, body: { message } });
    const content = Buffer.from(
      'database:\n  user: CANARY2\n  password: CANARY-zq-1\n  url: db://a:CANARY-zq-2-long@b\n',
    );
    const failed = publish({ draft: true, files: [{ path: FILE, content }] });
    await expect(failed).rejects.toThrow(
      `answers with status 422: pre-receive hook declined: secrets in ${FILE} on floe (line 3, password: "…", user=…, …). Remove these.`,
    );
    await expect(failed).rejects.not.toThrow('CANARY');
  });

  it('is found again, with its files', async () => {
    play({ onBranch: 'a: 3\n', message: THEIRS, text: FIRST });
    const open = await pullRequests.find(target, 'floe');
    expect(open).toMatchObject({ number: 7, title: 'First', commit: TIP });
    await expect(
      pullRequests.read(open!, FILE, { maxBytes: 100 }),
    ).resolves.toEqual(Buffer.from('a: 3\n'));
  });

  it.each(['acme/orders', 'main', 'floe'])(
    'is no change of another project, branch or topic than %s',
    async name => {
      if (!isGerrit) return;
      play({ onBranch: 'a: 3\n', message: THEIRS, text: FIRST });
      const [query, { body }] = [...server.answers].find(([url]) =>
        url.startsWith('/a/changes/?'),
      )!;
      const other = String(body).replace(`"${name}"`, '"other"');
      server.answers.set(query, { body: other });
      expect(other).not.toBe(body);
      await expect(pullRequests.find(target, 'floe')).resolves.toBeUndefined();
    },
  );

  it('leaves a branch alone that has no open request', async () => {
    if (isGerrit) return;
    play({ onBranch: 'a: 3\n', message: THEIRS });
    // No answer for the branch floe-2: it is free, and cannot be written here.
    await publish().catch(() => undefined);
    expect(JSON.stringify(written())).not.toContain('"floe"');
    const asked = server.requests.map(({ url }) => url).join('\n');
    expect(asked).toContain('floe-2');
  });
});

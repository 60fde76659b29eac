import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GitHostServer } from '../__testUtils__/GitHostServer';
import { fetchAt, HOSTS } from '../__testUtils__/pullRequestHosts';
import { PullRequestStates } from './PullRequests';

describe.each(HOSTS)('a pull request of $name', ({ recorded, ...kind }) => {
  let server: GitHostServer;
  let states: PullRequestStates;
  const ask = async (body: unknown, status = 200) => {
    server.answers.set(kind.statePath, { status, body });
    return states.read(kind.pullRequestUrl(server.url), null);
  };

  beforeAll(async () => {
    server = await GitHostServer.start();
    states = new PullRequestStates({
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: kind.integrations(server.url, server.host),
        }),
      ),
      fetch: fetchAt(server.url),
    });
  });
  beforeEach(() => {
    server.answers.clear();
    server.takeRequests();
  });
  afterAll(() => server.stop());

  it('is read with the credentials of the integration', async () => {
    expect(states.supports(kind.pullRequestUrl(server.url))).toBe(true);
    await expect(ask(recorded.open)).resolves.toMatchObject({
      state: { status: 'open' },
    });
    expect(server.requests[0].headers.authorization).toMatch(
      /^(?:basic|bearer|token) ./i,
    );
  });

  it('is known to be merged, and by which commit', async () => {
    await expect(ask(recorded.merged)).resolves.toMatchObject({
      state: { status: 'merged', ...kind.merged },
    });
  });

  it('is known to be closed', async () => {
    await expect(ask(recorded.closed)).resolves.toMatchObject({
      state: { status: 'closed' },
    });
  });

  it.each([
    [401, 'denied', 'see the token of this host under integrations'],
    [404, 'no-repository', 'has no such pull request'],
    [429, 'limited', 'limits the rate of requests'],
    [500, 'failing', 'answers with status 500'],
  ])('explains the status %i', async (status, problem, words) => {
    await expect(ask({ message: 'no' }, status)).rejects.toMatchObject({
      problem,
      message: expect.stringContaining(words),
    });
  });

  it.each([{}, [], null, { state: 'odd', status: 'odd' }])(
    'is not read from another response: %j',
    async body => {
      await expect(ask(body)).rejects.toThrow(
        'does not answer with a pull request',
      );
    },
  );

  it('is followed to where its repository was moved', async () => {
    server.answers.set(kind.statePath, {
      status: 301,
      headers: { location: 'moved' },
      body: {},
    });
    server.answers.set(kind.statePath.replace(/[^/]*$/, 'moved'), {
      body: recorded.merged,
    });
    await expect(
      states.read(kind.pullRequestUrl(server.url), null),
    ).resolves.toMatchObject({ state: { status: 'merged' } });
  });
});

/** @jest-environment node */
import { TestForge, testToken } from '../__testUtils__/startTestForge';

const unknown = '1234567890123456789012345678901234567890';

describe('the API with bad input', () => {
  let forge: TestForge;
  let head: string;

  beforeAll(async () => {
    forge = await TestForge.start();
    head = (await forge.api('GET', '/git/ref/heads/main')).body.object.sha;
  });
  afterAll(() => forge.stop());

  it.each([
    ['no object name', '/git/refs', { ref: 'refs/heads/x', sha: 'main' }],
    ['an unknown commit', '/git/refs', { ref: 'refs/heads/x', sha: unknown }],
    ['a tag', '/git/refs', { ref: 'refs/tags/x', sha: unknown }],
    ['an unknown tree', '/git/commits', { message: 'm', tree: unknown }],
    ['an unknown parent', '/git/commits', { message: 'm', parents: [unknown] }],
    ['an unknown blob', '/git/trees', { tree: [{ path: 'a', sha: unknown }] }],
    ['an entry without content', '/git/trees', { tree: [{ path: 'a' }] }],
    ['another mode', '/git/trees', { tree: [{ path: 'a', mode: '777' }] }],
    ['no blob content', '/git/blobs', {}],
    ['an array', '/pulls', []],
  ])('refuses %s', async (_title, path, body) => {
    const answer = await forge.api('POST', path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.message).toEqual(expect.any(String));
  });

  it.each([
    '../escape',
    '/absolute',
    'a/../../b',
    'a//b',
    '.git/config',
    'sub/.GIT/hooks/x',
    'a/.',
    'nul\0',
  ])('refuses the path %j in a tree', async path => {
    const answer = await forge.api('POST', '/git/trees', {
      base_tree: head,
      tree: [{ path, content: 'x' }],
    });
    expect(answer.status).toBe(422);
    expect(answer.body.message).toContain('malformed path');
  });

  it.each([
    '../../../x',
    'a..b',
    'a b',
    '-a',
    'a.lock',
    'a/',
    '.hidden',
    'a~1',
    'HEAD',
  ])('refuses the branch %j', async name => {
    const answer = await forge.api('POST', '/git/refs', {
      ref: `refs/heads/${name}`,
      sha: head,
    });
    expect(answer.status).toBe(422);
  });

  it('refuses references that exist, do not exist, or are not a fast-forward', async () => {
    const message = async (method: string, path: string, body?: object) => {
      const answer = await forge.api(method, path, body);
      return [answer.status, answer.body.message];
    };
    const commit = await forge.commitOnBranch('taken', { 't.txt': 't\n' });
    expect(
      await message('POST', '/git/refs', {
        ref: 'refs/heads/taken',
        sha: commit,
      }),
    ).toEqual([422, 'Reference already exists']);
    expect(
      await message('PATCH', '/git/refs/heads/none', { sha: head }),
    ).toEqual([422, 'Reference does not exist']);
    expect(
      await message('PATCH', '/git/refs/heads%2Ftaken', { sha: head }),
    ).toEqual([422, 'Update is not a fast forward']);
    expect(
      await message('PATCH', '/git/refs/heads%2Ftaken', {
        sha: head,
        force: true,
      }),
    ).toEqual([200, undefined]);
    expect(await message('DELETE', '/git/refs/heads/main')).toEqual([
      422,
      'Cannot delete the default branch',
    ]);
  });

  it('lets the default branch move forward', async () => {
    const commit = await forge.commitOnBranch('ahead', { 'f.txt': 'f\n' });
    const answer = await forge.api('PATCH', '/git/refs/heads/main', {
      sha: commit,
    });
    expect(answer.status).toBe(200);
    expect(await forge.read('f.txt')).toBe('f\n');
  });

  it.each([
    ['without the blob that it replaces', {}, 422],
    ['with another blob', { sha: unknown }, 409],
    ['on an unknown branch', { branch: 'none' }, 404],
  ])('refuses to write a file %s', async (_title, extra, status) => {
    const answer = await forge.api('PUT', '/contents/README.md', {
      message: 'm',
      content: '',
      ...extra,
    });
    expect(answer.status).toBe(status);
  });

  it.each([
    '/contents/none',
    '/git/blobs/x',
    '/git/commits/x',
    '/commits/x/status',
    '/branches/x',
    '/git/trees/x',
    '/tarball/x',
    '/none',
  ])('does not find %s', async path => {
    expect((await forge.api('GET', path)).status).toBe(404);
  });

  it('refuses a body that is not JSON, also without a content type', async () => {
    const response = await fetch(
      `${forge.forge.apiBaseUrl}/repos/acme/widgets/pulls`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${testToken}` },
        body: '{"title":',
      },
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message: 'Problems parsing JSON',
    });
  });

  it('answers all but the one GraphQL query with its errors', async () => {
    const graphql = async (body: object, token = testToken) => {
      const response = await fetch(`${forge.forge.url}/api/graphql`, {
        method: 'POST',
        headers: token ? { Authorization: `bearer ${token}` } : {},
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    };
    const query =
      'query ($n: String!) { repository(owner: "acme", name: $n) { name ref(qualifiedName: "none") { id } } }';
    expect(await graphql({ query, variables: { n: 'widgets' } })).toEqual({
      status: 200,
      body: { data: { repository: { name: 'widgets', ref: null } } },
    });
    const none = await graphql({ query, variables: { n: 'none' } });
    expect(none.body.errors[0].message).toContain('Could not resolve');
    const viewer = await graphql({ query: '{ viewer { login } }' });
    expect(viewer.body.errors[0].message).toContain('Cannot query field');
    expect((await graphql({ query }, '')).status).toBe(401);
  });

  it('returns the owner of a token, and hides permissions without one', async () => {
    const user = await fetch(`${forge.forge.apiBaseUrl}/user`, {
      headers: { Authorization: `Basic ${btoa(`x:${testToken}`)}` },
    });
    expect(await user.json()).toMatchObject({ login: 'floe-portal' });
    expect((await forge.api('GET', '', undefined, '')).body).not.toHaveProperty(
      'permissions',
    );
    const authed = await forge.api('GET', '');
    expect(authed.body.permissions).toMatchObject({ push: true });
    expect(authed.headers.has('x-oauth-scopes')).toBe(false);
  });
});

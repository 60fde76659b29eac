/** @jest-environment node */
import { TestForge, testReadToken } from '../__testUtils__/startTestForge';

describe('pull requests of the API', () => {
  let forge: TestForge;

  beforeAll(async () => {
    forge = await TestForge.start();
  });
  afterAll(() => forge.stop());

  const commit = async (sha: string) =>
    (await forge.api('GET', `/git/commits/${sha}`)).body;

  it('merges with a merge commit', async () => {
    const number = await forge.openPull('merge-me', { 'merged.txt': 'yes\n' });
    const before = (await forge.api('GET', `/pulls/${number}`)).body;
    const { status, body } = await forge.api('PUT', `/pulls/${number}/merge`);
    expect(status).toBe(200);
    expect(body).toEqual({
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      merged: true,
      message: 'Pull Request successfully merged',
    });
    expect(await forge.read('merged.txt')).toBe('yes\n');
    expect(await commit(body.sha)).toMatchObject({
      message: `Merge pull request #${number} from acme/merge-me\n\nChange merge-me`,
      parents: [{ sha: before.base.sha }, { sha: before.head.sha }],
    });
    const after = (await forge.api('GET', `/pulls/${number}`)).body;
    expect(after).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: body.sha,
      merged_at: expect.any(String),
      changed_files: 1,
      commits: 1,
    });
  });

  it('merges into one commit by squashing', async () => {
    const number = await forge.openPull(
      'squash-me',
      { 'squashed.txt': 'yes\n' },
      { body: 'The reason' },
    );
    const { body } = await forge.api('PUT', `/pulls/${number}/merge`, {
      merge_method: 'squash',
    });
    const squashed = await commit(body.sha);
    expect(squashed.message).toBe(
      `Change squash-me (#${number})\n\nThe reason`,
    );
    expect(squashed.parents).toHaveLength(1);
  });

  it('merges line by line with changes that others have merged in the meantime', async () => {
    const lines = (first: string, last: string) =>
      [first, 2, 3, 4, 5, 6, 7, 8, last, ''].join('\n');
    const numbers = [
      await forge.openPull('base', { 'lines.txt': lines('1', '9') }),
    ];
    await forge.api('PUT', `/pulls/${numbers[0]}/merge`);
    numbers.push(
      await forge.openPull('first', { 'lines.txt': lines('one', '9') }),
      await forge.openPull('last', { 'lines.txt': lines('1', 'nine') }),
    );
    await forge.api('PUT', `/pulls/${numbers[1]}/merge`);
    const { status } = await forge.api('PUT', `/pulls/${numbers[2]}/merge`);
    expect(status).toBe(200);
    expect(await forge.read('lines.txt')).toBe(lines('one', 'nine'));
  });

  it('refuses a conflict', async () => {
    const ours = await forge.openPull('ours', {
      'deploy/values.yaml': 'replicas: 2\n',
    });
    const theirs = await forge.openPull('theirs', {
      'deploy/values.yaml': 'replicas: 5\n',
    });
    await forge.api('PUT', `/pulls/${ours}/merge`);
    expect((await forge.api('GET', `/pulls/${theirs}`)).body).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
    const refused = await forge.api('PUT', `/pulls/${theirs}/merge`);
    expect(refused.status).toBe(405);
    expect(refused.body.message).toBe('Pull Request is not mergeable');
    expect(await forge.read('deploy/values.yaml')).toBe('replicas: 2\n');
  });

  it.each([
    ['deleted here and changed there', null, 'changed\n'],
    ['changed here and deleted there', 'changed\n', null],
    ['a binary file that both changed', 'a\0b', 'c\0d'],
  ])('refuses %s', async (title, ours, theirs) => {
    const name = title.replace(/ /g, '-');
    await forge.api(
      'PUT',
      `/pulls/${await forge.openPull(`${name}-base`, {
        'both.txt': `base\0of ${name}`,
      })}/merge`,
    );
    const first = await forge.openPull(`${name}-1`, { 'both.txt': ours });
    const second = await forge.openPull(`${name}-2`, { 'both.txt': theirs });
    await forge.api('PUT', `/pulls/${first}/merge`);
    const { status } = await forge.api('PUT', `/pulls/${second}/merge`);
    expect(status).toBe(405);
  });

  it('refuses drafts, rebasing, a moved head and a second merge', async () => {
    const draft = await forge.openPull(
      'draft',
      { 'draft.txt': 'x\n' },
      { draft: true },
    );
    const merge = async (number: number, body?: object) => {
      const answer = await forge.api('PUT', `/pulls/${number}/merge`, body);
      return [answer.status, answer.body.message];
    };
    expect(await merge(draft)).toEqual([405, 'Pull Request is still a draft']);
    const number = await forge.openPull('once', { 'once.txt': 'x\n' });
    expect(await merge(number, { merge_method: 'rebase' })).toEqual([
      405,
      'Rebase merges are not allowed on this repository.',
    ]);
    expect(await merge(number, { sha: '0'.repeat(40) })).toEqual([
      409,
      'Head branch was modified. Review and try the merge again.',
    ]);
    expect((await merge(number))[0]).toBe(200);
    expect(await merge(number)).toEqual([405, 'Pull Request is not mergeable']);
  });

  it('closes and reopens', async () => {
    const number = await forge.openPull('to-close', { 'close.txt': 'x\n' });
    const change = (state: string) =>
      forge.api('PATCH', `/pulls/${number}`, { state });
    expect((await change('closed')).body).toMatchObject({
      state: 'closed',
      merged: false,
      closed_at: expect.any(String),
    });
    expect((await change('open')).body).toMatchObject({
      state: 'open',
      closed_at: null,
    });
    await forge.api('DELETE', '/git/refs/heads/to-close');
    expect((await forge.api('GET', `/pulls/${number}`)).body.state).toBe(
      'closed',
    );
    expect((await change('open')).body.errors[0].message).toContain(
      'branch has been deleted',
    );
  });

  it('lists a pull request, with its files, commits and patch', async () => {
    const number = await forge.openPull('listed', {
      'deploy/values-prod.yaml': '# production\nreplicas: 7\n',
      'docs/a.md': null,
    });
    await forge.openPull('listed-too', { 'docs/b.md': 'b\n' });
    const list = await forge.api('GET', '/pulls?head=acme:listed&base=main');
    expect(list.body.map((pull: any) => pull.number)).toEqual([number]);
    const page = await forge.api('GET', '/pulls?state=all&per_page=1');
    expect(page.body).toHaveLength(1);
    expect(page.headers.get('link')).toContain('page=2>; rel="next"');
    const files = await forge.api('GET', `/pulls/${number}/files`);
    expect(files.body).toEqual([
      expect.objectContaining({
        filename: 'deploy/values-prod.yaml',
        status: 'modified',
        additions: 1,
        deletions: 1,
        changes: 2,
        patch: '@@ -1,2 +1,2 @@\n # production\n-replicas: 3\n+replicas: 7',
      }),
      expect.objectContaining({ filename: 'docs/a.md', status: 'removed' }),
    ]);
    const commits = await forge.api('GET', `/pulls/${number}/commits`);
    expect(commits.body).toHaveLength(1);
  });

  it.each([
    ['an unknown head', { head: 'acme:none' }, { field: 'head' }],
    ['an unknown base', { base: 'none' }, { field: 'base' }],
    ['a fork', { head: 'other:branch' }, { field: 'head' }],
    ['no title', { title: ' ' }, { field: 'title' }],
    [
      'nothing to merge',
      { head: 'main' },
      { message: 'No commits between main and main' },
    ],
  ])('refuses to open one with %s', async (_title, change, detail) => {
    await forge.commitOnBranch('valid', { 'v.txt': 'x\n' });
    const { status, body } = await forge.api('POST', '/pulls', {
      title: 'T',
      head: 'acme:valid',
      base: 'main',
      ...change,
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining(detail)]);
  });

  it('refuses a second one for the same branches', async () => {
    await forge.openPull('twice', { 'twice.txt': 'x\n' });
    const { status, body } = await forge.api('POST', '/pulls', {
      title: 'Again',
      head: 'twice',
      base: 'main',
    });
    expect(status).toBe(422);
    expect(body.errors[0].message).toBe(
      'A pull request already exists for acme:twice.',
    );
  });

  it('adds comments and labels', async () => {
    const number = await forge.openPull('talk', { 'talk.txt': 'x\n' });
    await forge.api('POST', `/issues/${number}/comments`, { body: 'Why?' });
    await forge.api('POST', `/issues/${number}/labels`, { labels: ['floe'] });
    const comments = await forge.api('GET', `/issues/${number}/comments`);
    expect(comments.body).toEqual([
      expect.objectContaining({ id: 1, body: 'Why?' }),
    ]);
    expect((await forge.api('GET', `/pulls/${number}`)).body).toMatchObject({
      comments: 1,
      labels: [{ name: 'floe' }],
    });
  });

  it('keeps pull requests over a restart', async () => {
    const number = await forge.openPull('kept', { 'kept.txt': 'x\n' });
    const before = await forge.api('GET', '/pulls?state=all&per_page=100');
    await forge.restart();
    const after = await forge.api('GET', '/pulls?state=all&per_page=100');
    const essence = (pulls: any[]) =>
      pulls.map(({ number: n, state, title, head }) => [
        n,
        state,
        title,
        head.sha,
      ]);
    expect(essence(after.body)).toEqual(essence(before.body));
    expect((await forge.api('PUT', `/pulls/${number}/merge`)).status).toBe(200);
  });

  it('merges only once if requested twice at the same time', async () => {
    const number = await forge.openPull('race', { 'race.txt': 'x\n' });
    const answers = await Promise.all(
      [1, 2, 3].map(() => forge.api('PUT', `/pulls/${number}/merge`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 405, 405]);
  });

  it.each([
    ['without a token', '', 401, 'Requires authentication'],
    ['with a wrong token', 'wrong', 401, 'Bad credentials'],
    [
      'with a token that may only read',
      testReadToken,
      403,
      'Resource not accessible by personal access token',
    ],
  ])('refuses writes %s', async (_title, token, status, message) => {
    const answer = await forge.api('PUT', '/pulls/1/merge', {}, token);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      message,
      documentation_url: expect.any(String),
      status: String(status),
    });
  });

  it('answers 404 for other pull requests and repositories', async () => {
    expect((await forge.api('GET', '/pulls/9999')).status).toBe(404);
    const response = await fetch(`${forge.forge.apiBaseUrl}/repos/acme/none`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ message: 'Not Found' });
  });
});

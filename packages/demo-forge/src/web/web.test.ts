/** @jest-environment node */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestForge } from '../__testUtils__/startTestForge';

describe('the pages', () => {
  let forge: TestForge;

  beforeAll(async () => {
    forge = await TestForge.start();
  });
  afterAll(() => forge.stop());

  const get = async (path: string) => {
    const response = await fetch(`${forge.forge.url}${path}`, {
      redirect: 'manual',
    });
    return { response, text: await response.text() };
  };
  const post = async (
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = { Origin: forge.forge.url },
  ) => {
    const response = await fetch(`${forge.forge.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
      redirect: 'manual',
    });
    return { response, text: await response.text() };
  };
  const headOf = async (number: number) =>
    (await forge.api('GET', `/pulls/${number}`)).body.head.sha;

  it('answers a malformed address with 400', async () => {
    expect((await get('/acme/widgets/blob/%E0%A4%A')).response.status).toBe(
      400,
    );
  });

  it('sends raw files as text that browsers do not run', async () => {
    await forge.commitOnBranch('html', { 'x.html': '<script>1</script>' });
    const { response, text } = await get('/acme/widgets/raw/html/x.html');
    expect(text).toBe('<script>1</script>');
    expect(response.headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('escapes the text and the changes of a pull request', async () => {
    const hostile = `<img src=x onerror=alert(1)> "quoted" & 'single'`;
    const number = await forge.openPull(
      'hostile',
      { 'hostile.md': `${hostile}\n`, 'a"><b>.txt': 'x\n' },
      {
        title: hostile,
        body: `${hostile}\n\n[x](javascript:alert(1)) [y](data:text/html,x)\n\n- [ ] check\n- [x] done\n\n![i](https://example.com/i.png)`,
      },
    );
    const { text } = await get(`/acme/widgets/pull/${number}`);
    expect(text).not.toMatch(/<img src=x|<b>\.txt|href="(javascript|data):/);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).toContain('☐ check');
    expect(text).toContain('☑ done');
  });

  it('merges by its button and shows that it is merged', async () => {
    const number = await forge.openPull('by-button', { 'button.txt': 'x\n' });
    const address = `/acme/widgets/pull/${number}`;
    expect((await get(address)).text).toContain('No conflicts with');
    const { response } = await post(`${address}/merge`, {
      head: await headOf(number),
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      `${forge.forge.url}${address}`,
    );
    const { text } = await get(address);
    expect(text).toContain('<span class="badge merged">Merged</span>');
    expect(text).not.toContain('<form');
    expect(await forge.read('button.txt')).toBe('x\n');
  });

  it('merges only the head that the user has seen', async () => {
    const number = await forge.openPull('unseen', { 'unseen.txt': 'x\n' });
    const { response, text } = await post(
      `/acme/widgets/pull/${number}/merge`,
      {
        head: '0'.repeat(40),
      },
    );
    expect(response.status).toBe(409);
    expect(text).toContain('Head branch was modified');
  });

  it('closes, reopens, and marks a draft as ready', async () => {
    const number = await forge.openPull(
      'buttons',
      { 'buttons.txt': 'x\n' },
      { draft: true },
    );
    const address = `/acme/widgets/pull/${number}`;
    await post(`${address}/close`);
    expect((await get(address)).text).toContain('closed without being merged');
    await post(`${address}/reopen`);
    expect((await get(address)).text).toContain('This is still a draft.');
    await post(`${address}/ready`);
    expect((await get(address)).text).toContain('>Merge</button>');
  });

  it('shows the conflicts instead of a button', async () => {
    const first = await forge.openPull('c1', { 'docs/a.md': '# One\n' });
    const second = await forge.openPull('c2', { 'docs/a.md': '# Two\n' });
    await forge.api('PUT', `/pulls/${first}/merge`);
    const address = `/acme/widgets/pull/${second}`;
    const { text } = await get(address);
    expect(text).toContain('Cannot be merged');
    expect(text).toContain('<code>docs/a.md</code>');
    expect(text).not.toContain('>Merge</button>');
    const { response } = await post(`${address}/merge`, {
      head: await headOf(second),
    });
    expect(response.status).toBe(405);
  });

  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['a name that resolves to this machine', { Origin: 'http://evil.test:80' }],
    ['an unknown sender', {}],
    ['a sandboxed frame', { Origin: 'null' }],
  ])('refuses forms of %s', async (_title, headers) => {
    const { response } = await post(
      '/acme/widgets/pull/1/close',
      {},
      headers as Record<string, string>,
    );
    expect(response.status).toBe(403);
  });

  it('edits a file by a commit on its branch', async () => {
    const address = '/acme/widgets/edit/main/deploy/values.yaml';
    const { text } = await get(address);
    const [, oid] = /name="oid" value="([0-9a-f]{40})"/.exec(text)!;
    const form = { oid, text: 'replicas: 9\r\n# ok\r\n', message: 'Nine' };
    const { response } = await post(address, form);
    expect(response.status).toBe(303);
    expect(await forge.read('deploy/values.yaml')).toBe('replicas: 9\n# ok\n');
    expect((await post(address, form)).response.status).toBe(409);
    expect(
      (await post(address, { ...form, message: ' ' })).response.status,
    ).toBe(400);
  });

  it('redirects to the page of a folder or a binary file instead of its editor', async () => {
    for (const path of ['assets/logo.bin', 'deploy']) {
      const { response } = await get(`/acme/widgets/edit/main/${path}`);
      expect(response.status).toBe(302);
    }
  });

  it('can be cloned by Git, and refuses a push', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'clone-'));
    const git = (...args: string[]) =>
      promisify(execFile)('git', args, { cwd: directory });
    await git('clone', `${forge.forge.url}/acme/widgets.git`, 'widgets');
    expect(
      await readFile(
        join(directory, 'widgets/deploy/values-prod.yaml'),
        'utf8',
      ),
    ).toContain('replicas: 3');
    await git('-C', 'widgets', 'fsck', '--strict');
    await expect(
      git('-C', 'widgets', 'push', 'origin', 'main:other'),
    ).rejects.toThrow(/403/);
    await rm(directory, { recursive: true, force: true });
  });

  it('reports that it is healthy, and has its own styles', async () => {
    expect((await get('/-/health')).text).toBe('{"status":"ok"}');
    const { response } = await get('/-/style.css');
    expect(response.headers.get('content-type')).toContain('text/css');
  });
});

import { FakeRepository, REPOSITORY_URL } from './__testUtils__/FakeRepository';
import { GitFiles } from './GitFiles';

const urlOf = (path: string) => `${REPOSITORY_URL}${path}`;

describe('GitFiles', () => {
  let now: number;
  const setUp = (files: Record<string, string | Buffer>) => {
    now = Date.parse('2026-11-24T12:00:00Z');
    const repository = new FakeRepository(files);
    const git = new GitFiles({
      reader: repository,
      now: () => now,
      gapMs: 0,
    });
    const read = (path: string, version?: string) =>
      git.read(urlOf(path), {
        version,
        absentMs: 60_000,
        digest: async text => ({ length: text.length }),
      });
    return { repository, read };
  };

  it('has a file sent once, and again when it or what is made of it changes', async () => {
    const { repository, read } = setUp({ 'a.yaml': 'a: 1\n' });
    const answer = { status: 'read', value: { length: 5 } };
    expect(await read('a.yaml')).toEqual(answer);
    expect(await read('a.yaml')).toEqual(answer);
    expect(await read('a.yaml', 'other rule')).toEqual(answer);
    repository.files.set('a.yaml', 'a: 22\n');
    expect(await read('a.yaml', 'other rule')).toMatchObject({
      value: { length: 6 },
    });
    expect(repository.requests.map(({ sent }) => sent)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('does not ask for what is not there each time', async () => {
    const { repository, read } = setUp({});
    expect(await read('a.yaml')).toEqual({ status: 'absent' });
    expect(await read('a.yaml')).toEqual({ status: 'absent' });
    expect(repository.requests).toHaveLength(1);
    now += 61_000;
    repository.files.set('a.yaml', '');
    expect(await read('a.yaml')).toMatchObject({ status: 'read' });
  });

  it.each([
    ['is too large', Buffer.alloc(1024 * 1024 + 1, 'a'), 'too-large'],
    ['is no text', Buffer.from([0xff, 0xfe, 0x00]), 'malformed'],
  ])('says that a file %s', async (_, content, code) => {
    const { read } = setUp({ 'a.yaml': content });
    expect(await read('a.yaml')).toMatchObject({
      status: 'failed',
      problem: { code },
    });
  });

  it.each([
    [
      'limited',
      'Request failed for https://x/y?token=canary, 403 Forbidden (rate limit exceeded)',
    ],
    ['limited', 'https://x/y could not be read, 429 Too Many Requests'],
    ['denied', 'Request failed for https://x/canary, 401 Unauthorized'],
    ['denied', 'Request failed for https://x/y, 403 Forbidden'],
    ['unreachable', 'Request failed for https://x/y, 502 Bad Gateway'],
    ['unreachable', 'connect ECONNREFUSED 127.0.0.1:4010'],
  ])('tells a host that is %s by its words: %s', async (code, message) => {
    const { repository, read } = setUp({});
    repository.failure = new Error(message);
    const answer = await read('a.yaml');
    expect(answer).toMatchObject({ status: 'failed', problem: { code } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(JSON.stringify(answer)).toContain('git.example.com');
  });

  it('leaves a host alone that limits requests, for ever longer', async () => {
    const { repository, read } = setUp({ 'a.yaml': 'a: 1\n' });
    repository.failure = new Error('429 Too Many Requests');
    const asked = async () => {
      await read('a.yaml');
      await read('b.yaml');
      return repository.takeRequests().length;
    };
    expect(await asked()).toBe(1);
    now += 60_000;
    expect(await asked()).toBe(0);
    now += 5 * 60_000;
    expect(await asked()).toBe(1);
    now += 4 * 60_000;
    expect(await asked()).toBe(0);
    repository.failure = undefined;
    now += 7 * 60_000;
    expect(await read('a.yaml')).toMatchObject({ status: 'read' });
    expect(await asked()).toBe(3);
  });

  it('lets a moment pass from one request to the next', async () => {
    const repository = new FakeRepository();
    const git = new GitFiles({ reader: repository, gapMs: 20 });
    const started = Date.now();
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(path =>
        git.read(urlOf(path), { digest: async () => ({}) }),
      ),
    );
    expect(Date.now() - started).toBeGreaterThanOrEqual(59);
    expect(repository.requests).toHaveLength(4);
  });

  it.each(['readUrl', 'buffer'])(
    'does not wait for ever for a reader whose %s heeds no signal',
    async hanging => {
      const { repository, read } = setUp({ 'a.yaml': 'a: 1' });
      const never = new Promise<never>(() => {});
      const readUrl = repository.readUrl.bind(repository);
      repository.readUrl = async (...args) =>
        hanging === 'readUrl'
          ? never
          : {
              ...(await readUrl(...args)),
              stream: undefined,
              buffer: () => never,
            };
      const controller = new AbortController();
      const timeout = jest
        .spyOn(AbortSignal, 'timeout')
        .mockReturnValue(controller.signal);
      const answer = read('a.yaml');
      for (let turn = 0; turn < 5; turn++) {
        await new Promise(resolve => setImmediate(resolve));
      }
      controller.abort(new DOMException('Too late', 'TimeoutError'));
      expect(await answer).toMatchObject({
        status: 'failed',
        problem: { code: 'unreachable' },
      });
      timeout.mockRestore();
    },
  );

  it('keeps few requests under way at once', async () => {
    const { repository, read } = setUp({});
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => read(`${index}.yaml`)),
    );
    expect(repository.requests).toHaveLength(50);
    expect(repository.atOnce).toBeLessThanOrEqual(4);
  });
});

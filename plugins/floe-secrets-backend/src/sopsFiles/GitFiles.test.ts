import { clockFrom } from '../clock/__testUtils__/clockFrom';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import {
  addresses,
  FakeRepository,
  REPOSITORY_URL,
} from './__testUtils__/FakeRepository';

const locate = (url: string) => addresses.parse(url)!;
const { repository: orders } = locate(REPOSITORY_URL);
const main = { repository: orders, name: 'main' };

describe('GitFiles', () => {
  const clock = new ManualClock();
  const setUp = (files: Record<string, string | Buffer>) => {
    clock.set('2026-11-24T12:00:00Z');
    const repository = new FakeRepository(files);
    const git = repository.gitFiles({ clock });
    const read = (path: string, version?: string) =>
      git.read(main, path, {
        version,
        absentMs: 60_000,
        digest: async text => ({ length: text.length }),
      });
    return { git, repository, read };
  };

  it('requests a file once, and again when it or its digest changes', async () => {
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

  it('does not request a missing file each time', async () => {
    const { repository, read } = setUp({});
    expect(await read('a.yaml')).toEqual({ status: 'absent' });
    expect(await read('a.yaml')).toEqual({ status: 'absent' });
    expect(repository.requests).toHaveLength(1);
    await clock.advance(61_000);
    repository.files.set('a.yaml', '');
    expect(await read('a.yaml')).toMatchObject({ status: 'read' });
  });

  it.each([
    ['is too large', Buffer.alloc(1024 * 1024 + 1, 'a'), 'too-large'],
    ['is no text', Buffer.from([0xff, 0xfe, 0x00]), 'malformed'],
  ])('reports that a file %s', async (_, content, code) => {
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
    ['refused', 'Request failed for https://x/y, 451 Unavailable'],
    ['refused', 'Request failed for https://x/y, 409 Conflict'],
    ['refused', 'Incorrect URL: https://x/y, Error: Invalid GitHub URL'],
  ])(
    'recognizes a host that is %s by its message: %s',
    async (code, message) => {
      const { repository, read } = setUp({});
      repository.failure = new Error(message);
      const answer = await read('a.yaml');
      expect(answer).toMatchObject({ status: 'failed', problem: { code } });
      expect(JSON.stringify(answer)).not.toContain('canary');
      expect(JSON.stringify(answer)).toContain('git.example.com');
    },
  );

  it('backs off from a host that limits requests, longer and longer', async () => {
    const { repository, read } = setUp({ 'a.yaml': 'a: 1\n' });
    repository.failure = new Error('429 Too Many Requests');
    const asked = async () => {
      await read('a.yaml');
      await read('b.yaml');
      return repository.takeRequests().length;
    };
    expect(await asked()).toBe(1);
    await clock.advance(60_000);
    expect(await asked()).toBe(0);
    await clock.advance(5 * 60_000);
    expect(await asked()).toBe(1);
    await clock.advance(4 * 60_000);
    expect(await asked()).toBe(0);
    repository.failure = undefined;
    await clock.advance(7 * 60_000);
    expect(await read('a.yaml')).toMatchObject({ status: 'read' });
    expect(await asked()).toBe(3);
  });

  const repositories = Array.from(
    { length: 30 },
    (_, index) => locate(`https://git.example.com/floe/r${index}`).repository,
  );
  const readAll = async (git: ReturnType<FakeRepository['gitFiles']>) => {
    const answers = await Promise.all(
      repositories.map(repository =>
        git.read({ repository, name: 'main' }, 'a.yaml', {
          digest: async () => ({}),
        }),
      ),
    );
    return answers.map(answer =>
      answer.status === 'failed' ? answer.problem.code : answer.status,
    );
  };

  it.each([
    ['read ECONNRESET', 'unreachable'],
    ['socket hang up', 'unreachable'],
    // A repository that was moved to a host that is gone.
    ['getaddrinfo ENOTFOUND moved.example.com', 'unreachable'],
    ['451 Unavailable For Legal Reasons', 'refused'],
    ['409 Conflict', 'refused'],
    ['403 Forbidden', 'denied'],
    ['401 Unauthorized', 'denied'],
    ['410 Gone', 'refused'],
    ['500 Internal Server Error', 'unreachable'],
    ['503 Service Unavailable', 'unreachable'],
  ])(
    'reads the repositories of a host of which some answer %s',
    async (status, code) => {
      const { git, repository } = setUp({});
      const broken = ['floe/r0', 'floe/r1', 'floe/r15'];
      broken.forEach(name =>
        repository.failures.set(
          name,
          new Error(`Request failed for https://x/429, ${status}`),
        ),
      );
      for (let round = 0; round < 3; round += 1) {
        const codes = await readAll(git);
        expect([codes[0], codes[1], codes[15]]).toEqual([code, code, code]);
        expect(codes.filter(each => each === 'absent')).toHaveLength(27);
        await clock.advance(5 * 60_000);
      }
    },
  );

  it('does not request each file of a repository while it fails', async () => {
    const { git, repository, read } = setUp({});
    repository.failures.set('floe/orders', new Error('502 Bad Gateway'));
    await read('a.yaml');
    await read('b.yaml');
    expect(repository.takeRequests()).toHaveLength(1);
    expect(await readAll(git)).toEqual(repositories.map(() => 'absent'));
  });

  it.each(['502 Bad Gateway', 'connect ECONNREFUSED 127.0.0.1:4010'])(
    'backs off from a host that answers everything with %s',
    async message => {
      const { git, repository } = setUp({});
      repository.failure = new Error(message);
      expect(await readAll(git)).toEqual(repositories.map(() => 'unreachable'));
      expect(repository.takeRequests().length).toBeLessThanOrEqual(8);
      await readAll(git);
      expect(repository.takeRequests()).toEqual([]);
    },
  );

  it('requests the default branch if an address names none, and caches it', async () => {
    const { git, repository } = setUp({});
    repository.branches = ['trunk', 'release/2024'];
    const root = 'https://git.example.com/floe/orders';
    const nameOf = async (url: string) => {
      const answer = await git.branchOf(locate(url));
      return answer.status === 'found'
        ? answer.branch.name
        : answer.problem.code;
    };
    for (let round = 0; round < 2; round += 1) {
      expect(await nameOf(`${root}/`)).toBe('trunk');
      expect(await nameOf(`${root}/tree/release/2024/deploy`)).toBe(
        'release/2024',
      );
    }
    expect(repository.asked).toEqual([
      '/repos/floe/orders',
      '/repos/floe/orders/branches/release',
      '/repos/floe/orders/branches/release/2024',
    ]);
    repository.branches[0] = 'main';
    expect(await nameOf(`${root}/`)).toBe('trunk');
    await clock.advance(5 * 60_000);
    const trunk = { repository: orders, name: 'trunk' };
    expect(await git.problemOfBranch(trunk)).toMatchObject({
      code: 'no-branch',
    });
    expect(await nameOf(`${root}/`)).toBe('main');
    expect(await nameOf(`${root}/tree/gone/deploy/`)).toBe('no-branch');
    expect(repository.takeRequests()).toEqual([]);
  });

  it('distinguishes a missing file from a missing branch', async () => {
    const { git, read, repository } = setUp({});
    await read('a.yaml');
    expect(await git.problemOfBranch(main)).toBeUndefined();
    expect(await git.problemOfBranch(main)).toBeUndefined();
    expect(repository.asked).toHaveLength(1);
    repository.branches = ['trunk'];
    await clock.advance(31 * 60_000);
    expect(await git.problemOfBranch(main)).toMatchObject({
      code: 'no-branch',
      text: expect.stringContaining('has no branch main'),
    });
  });

  it('does not request a branch from which it has read a file', async () => {
    const { git, read, repository } = setUp({ 'a.yaml': 'a: 1\n' });
    await read('a.yaml');
    expect(await git.problemOfBranch(main)).toBeUndefined();
    expect(repository.asked).toEqual([]);
  });

  it('waits a moment between requests', async () => {
    const repository = new FakeRepository();
    const git = repository.gitFiles({
      clock: clockFrom('2026-11-24T12:00:00Z'),
      gapMs: 20,
    });
    const started = performance.now();
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(path =>
        git.read(main, path, { digest: async () => ({}) }),
      ),
    );
    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
    expect(repository.requests).toHaveLength(4);
  });

  it.each(['readUrl', 'buffer'])(
    'does not wait forever for a reader whose %s ignores the signal',
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

  it('limits simultaneous requests', async () => {
    const { repository, read } = setUp({});
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => read(`${index}.yaml`)),
    );
    expect(repository.requests).toHaveLength(50);
    expect(repository.atOnce).toBeLessThanOrEqual(4);
  });
});

import { NotAllowedError, ResponseError } from '@backstage/errors';
import { AnswerCache } from './AnswerCache';

const reset = () =>
  Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
const answered = (status: number) =>
  ResponseError.fromResponse(new Response('no', { status }) as any);

describe('AnswerCache', () => {
  const ask = jest.fn<Promise<string>, [string]>();
  let now: number;
  const create = (freshMs = 1) => {
    now = 0;
    return new AnswerCache({
      who: 'The catalog',
      max: 10,
      freshMs,
      ask,
      now: () => now,
    });
  };
  /** Until an answer is no longer fresh; lru-cache has a clock of its own. */
  const wait = () => new Promise(resolve => setTimeout(resolve, 20));

  beforeEach(() => ask.mockReset());

  it.each([
    ['a connection that is closed', async () => reset()],
    ['a proxy that reaches nobody', () => answered(502)],
    ['a plugin that starts', () => answered(503)],
    ['a plugin that takes too long', () => answered(504)],
  ])(
    'repeats the request once after %s, for all waiting callers',
    async (_, fault) => {
      const error = await fault();
      ask.mockRejectedValueOnce(error).mockResolvedValue('yes');
      const cache = create();
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => cache.get('jo', 'jo')),
      );
      expect(new Set(answers)).toEqual(new Set(['yes']));
      expect(ask).toHaveBeenCalledTimes(2);
    },
  );

  it('repeats a request only once', async () => {
    ask.mockRejectedValue(reset());
    await expect(create().get('jo', 'jo')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'The catalog does not answer. Try again in a moment',
      ),
    });
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('sends no more requests to a plugin that limits the rate, and says what to configure', async () => {
    ask.mockRejectedValue(await answered(429));
    await expect(create().get('jo', 'jo')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('backend.rateLimit'),
    });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('returns the last answer for up to a minute', async () => {
    ask.mockResolvedValueOnce('yes').mockRejectedValue(reset());
    const cache = create();
    await cache.get('jo', 'jo');
    for (const at of [1_000, 30_000, 60_000]) {
      await wait();
      now = at;
      await expect(cache.get('jo', 'jo')).resolves.toBe('yes');
    }
    await wait();
    now = 60_002;
    await expect(cache.get('jo', 'jo')).rejects.toThrow('does not answer');
    await expect(cache.get('ann', 'ann')).rejects.toThrow('does not answer');
  });

  it('uses a new answer as soon as there is one', async () => {
    ask
      .mockResolvedValueOnce('yes')
      .mockRejectedValueOnce(reset())
      .mockRejectedValueOnce(reset())
      .mockResolvedValue('no');
    const cache = create();
    await cache.get('jo', 'jo');
    await wait();
    await expect(cache.get('jo', 'jo')).resolves.toBe('yes');
    await wait();
    await expect(cache.get('jo', 'jo')).resolves.toBe('no');
  });

  it('treats a refusal as an answer', async () => {
    ask.mockResolvedValueOnce('yes').mockRejectedValue(new NotAllowedError());
    const cache = create();
    await cache.get('jo', 'jo');
    await wait();
    await expect(cache.get('jo', 'jo')).rejects.toThrow(NotAllowedError);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps the answers of different callers apart', async () => {
    ask.mockImplementation(async who => `for ${who}`);
    const cache = create(60_000);
    await expect(cache.get('jo', 'jo')).resolves.toBe('for jo');
    await expect(cache.get('ann', 'ann')).resolves.toBe('for ann');
    await cache.get('jo', 'jo');
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

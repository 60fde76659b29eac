import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { EventEmitter } from 'node:events';
import { ManualClock, settle } from '../../clock/__testUtils__/ManualClock';
import { limitConcurrency } from './limitConcurrency';

function start(
  options: { running?: number; runningEach?: number; waiting?: number } = {},
) {
  const clock = new ManualClock();
  const handler = limitConcurrency({
    running: 2,
    waiting: 10,
    ...options,
    clock,
    isLimited: ({ path }) => path !== '/free',
    callerOf: async ({ headers }) => {
      if (!headers.authorization) {
        throw new NotAllowedError('nobody calls');
      }
      return headers.authorization;
    },
  });
  const letThrough: string[] = [];
  const send = async (name: string, caller = 'a', path = '/') => {
    const response = Object.assign(new EventEmitter(), {
      destroyed: false,
      end: jest.fn(),
    });
    const next = jest.fn(error => error ?? letThrough.push(name));
    await handler(
      { path, headers: { authorization: caller } } as any,
      response as any,
      next,
    );
    return {
      next,
      answer: () => {
        response.end();
        response.emit('close');
      },
      /** The answer is written, but the caller has not taken it all. */
      write: () => response.end(),
      leave: () => {
        response.destroyed = true;
        response.emit('close');
      },
    };
  };
  return { clock, letThrough, send };
}

const refused = [expect.any(ServiceUnavailableError)];

describe('limitConcurrency', () => {
  it('starts the next request when one has ended', async () => {
    const { letThrough, send } = start();
    const first = await send('1');
    const second = await send('2');
    await send('3');
    await send('4');
    expect(letThrough).toEqual(['1', '2']);
    first.answer();
    expect(letThrough).toEqual(['1', '2', '3']);
    second.answer();
    expect(letThrough).toEqual(['1', '2', '3', '4']);
  });

  it('serves callers in turns', async () => {
    const { letThrough, send } = start({ running: 1 });
    const names = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'];
    const sent = new Map<string, Awaited<ReturnType<typeof send>>>();
    for (const name of names) {
      sent.set(name, await send(name, name[0]));
    }
    for (let ended = 0; ended < names.length; ended++) {
      sent.get(letThrough.at(-1)!)!.answer();
    }
    expect(letThrough.join(' ')).toBe('a1 a2 b1 c1 a3 b2');
  });

  it('forgets callers that do not wait any more', async () => {
    const { letThrough, send } = start({ running: 1 });
    const first = await send('1');
    const second = await send('2');
    const third = await send('3');
    second.leave();
    first.answer();
    expect(letThrough).toEqual(['1', '3']);
    third.answer();
    await send('4');
    expect(letThrough).toEqual(['1', '3', '4']);
  });

  it('refuses requests above the limit of waiting ones', async () => {
    const { send } = start({ running: 1, waiting: 1 });
    const first = await send('1');
    const second = await send('2');
    const third = await send('3');
    expect(third.next.mock.calls).toEqual([refused]);
    expect(second.next).not.toHaveBeenCalled();
    first.answer();
    expect(second.next).toHaveBeenCalledWith();
    expect((await send('4')).next).not.toHaveBeenCalled();
  });

  it('refuses the last request of the caller with most, rather than that of another', async () => {
    const { letThrough, send } = start({ running: 1, waiting: 3 });
    const first = await send('a1');
    await send('a2');
    await send('a3');
    const last = await send('a4');
    const other = await send('b1', 'b');
    expect(last.next.mock.calls).toEqual([refused]);
    expect((await send('a5')).next.mock.calls).toEqual([refused]);
    first.answer();
    expect(other.next).not.toHaveBeenCalled();
    expect(letThrough).toEqual(['a1', 'a2']);
    // Two of a and one of b are fair: nobody makes room for one more of b.
    expect((await send('a6')).next).not.toHaveBeenCalled();
    expect((await send('b2', 'b')).next.mock.calls).toEqual([refused]);
  });

  it('keeps the turn of a disconnected caller until its work is done', async () => {
    const { letThrough, send } = start({ running: 1 });
    const first = await send('1');
    await send('2');
    first.leave();
    expect(letThrough).toEqual(['1']);
    first.write();
    expect(letThrough).toEqual(['1', '2']);
  });

  it('does not wait until a client reads its answer', async () => {
    const { letThrough, send } = start({ running: 1 });
    const first = await send('1');
    await send('2');
    first.write();
    expect(letThrough).toEqual(['1', '2']);
    first.answer();
    await send('3');
    expect(letThrough).toEqual(['1', '2']);
  });

  it('ends the turn of a request that hangs', async () => {
    const { clock, letThrough, send } = start({ running: 1 });
    const first = await send('1');
    await send('2');
    await send('3');
    await clock.advance(14_999);
    expect(letThrough).toEqual(['1']);
    await clock.advance(1);
    expect(letThrough).toEqual(['1', '2']);
    // It gives its turn away once.
    first.answer();
    await settle();
    expect(letThrough).toEqual(['1', '2']);
  });

  it('leaves turns for others if a caller has its maximum', async () => {
    const { letThrough, send } = start({ running: 3, runningEach: 2 });
    const first = await send('a1');
    await send('a2');
    await send('a3');
    await send('b1', 'b');
    await send('b2', 'b');
    expect(letThrough).toEqual(['a1', 'a2', 'b1']);
    first.answer();
    expect(letThrough).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('refuses an unauthorised caller without waiting', async () => {
    const { send } = start({ running: 1, waiting: 0 });
    const { next } = await send('1', '');
    expect(next.mock.calls).toEqual([[expect.any(NotAllowedError)]]);
    expect((await send('2')).next).toHaveBeenCalledWith();
  });

  it('never delays requests that are not limited', async () => {
    const { letThrough, send } = start({ running: 1, waiting: 0 });
    await send('1');
    await send('2', 'a', '/free');
    await send('3', 'b', '/free');
    expect(letThrough).toEqual(['1', '2', '3']);
  });
});

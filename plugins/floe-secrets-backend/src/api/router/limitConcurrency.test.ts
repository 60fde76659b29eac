import { ServiceUnavailableError } from '@backstage/errors';
import { EventEmitter } from 'node:events';
import { limitConcurrency } from './limitConcurrency';

function start(options: { running?: number; waiting?: number } = {}) {
  const handler = limitConcurrency({
    running: 2,
    waiting: 10,
    ...options,
    isLimited: ({ path }) => path !== '/free',
  });
  const letThrough: string[] = [];
  const send = (name: string, caller = 'a', path = '/') => {
    const response = new EventEmitter();
    const next = jest.fn(() => letThrough.push(name));
    handler(
      { path, headers: { authorization: caller } } as any,
      response as any,
      next,
    );
    return { end: () => response.emit('close'), next };
  };
  return { letThrough, send };
}

describe('limitConcurrency', () => {
  it('lets the next through when one has ended', () => {
    const { letThrough, send } = start();
    const first = send('1');
    const second = send('2');
    send('3');
    send('4');
    expect(letThrough).toEqual(['1', '2']);
    first.end();
    expect(letThrough).toEqual(['1', '2', '3']);
    second.end();
    expect(letThrough).toEqual(['1', '2', '3', '4']);
  });

  it('serves callers in turns', () => {
    const { letThrough, send } = start({ running: 1 });
    const sent = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map(name =>
      send(name, name[0]),
    );
    const order = () => letThrough.join(' ');
    for (let ended = 0; ended < sent.length; ended++) {
      const name = letThrough.at(-1)!;
      sent[['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].indexOf(name)].end();
    }
    expect(order()).toBe('a1 a2 b1 c1 a3 b2');
  });

  it('forgets who does not wait any more', () => {
    const { letThrough, send } = start({ running: 1 });
    const first = send('1');
    const second = send('2');
    const third = send('3');
    second.end();
    first.end();
    expect(letThrough).toEqual(['1', '3']);
    third.end();
    send('4');
    expect(letThrough).toEqual(['1', '3', '4']);
  });

  it('refuses more than may wait', () => {
    const { send } = start({ running: 1, waiting: 1 });
    const [first, second, third] = ['1', '2', '3'].map(name => send(name));
    expect(third.next).toHaveBeenCalledWith(
      expect.any(ServiceUnavailableError),
    );
    expect(second.next).not.toHaveBeenCalled();
    first.end();
    expect(second.next).toHaveBeenCalledWith();
    expect(send('4').next).not.toHaveBeenCalled();
  });

  it('never holds up what is not limited', () => {
    const { letThrough, send } = start({ running: 1, waiting: 0 });
    send('1');
    send('2', 'a', '/free');
    send('3', 'b', '/free');
    expect(letThrough).toEqual(['1', '2', '3']);
  });
});

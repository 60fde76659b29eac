import { abortable } from './abortable';

const never = () => new Promise<never>(() => {});

describe('abortable', () => {
  it('answers with what the work comes to', async () => {
    const { signal } = new AbortController();
    await expect(abortable(signal, Promise.resolve(1))).resolves.toBe(1);
    const failure = Promise.reject(new Error('no'));
    await expect(abortable(signal, failure)).rejects.toThrow('no');
  });

  it('gives up when the signal aborts, before or while it waits', async () => {
    const controller = new AbortController();
    const waiting = abortable(controller.signal, never());
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(abortable(controller.signal, never())).rejects.toThrow(
      'enough',
    );
  });

  it('leaves no failure unhandled that comes later', async () => {
    const { signal } = new AbortController();
    const aborted = AbortSignal.abort(new Error('enough'));
    let fail = (_: Error) => {};
    const late = new Promise<never>((_, reject) => {
      fail = reject;
    });
    await expect(abortable(aborted, late)).rejects.toThrow('enough');
    fail(new Error('late'));
    await expect(abortable(signal, late)).rejects.toThrow('late');
  });
});

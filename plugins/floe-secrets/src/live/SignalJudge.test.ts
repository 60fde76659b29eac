import type { FloeSecretsSignal } from '@floe/backstage-plugin-floe-secrets-common';
import { answer, change } from '../__fixtures__/entitySecrets';
import { secret } from '../__fixtures__/secrets';
import { signalId } from '../__fixtures__/signals';
import { SignalJudge } from './SignalJudge';

const shown = answer([secret({ id: 'mine' })], { changes: [change()] });

function signal(fields: Partial<FloeSecretsSignal>): FloeSecretsSignal {
  return { ids: [], ...fields };
}

describe('SignalJudge', () => {
  it.each([
    { ids: ['other', signalId('mine')] },
    { ids: [signalId('change-7')] },
    { ids: [signalId('floe-prod')] },
    { all: true },
  ])('asks at once about what is shown: %j', fields => {
    expect(new SignalJudge().judge(signal(fields), shown)).toBe('now');
  });

  it('asks soon about an id that may be new here, and then no more', () => {
    const judge = new SignalJudge();
    const stranger = signal({ ids: ['stranger'] });

    expect(judge.judge(stranger, shown)).toBe('soon');
    judge.answered();
    expect(judge.judge(stranger, shown)).toBeUndefined();
  });

  it('keeps asking until an answer has come', () => {
    const judge = new SignalJudge();
    const stranger = signal({ ids: ['stranger'] });

    judge.judge(stranger, shown);
    expect(judge.judge(stranger, shown)).toBe('soon');
  });

  it('asks again some minutes later: the secret may have come to this service', () => {
    jest.useFakeTimers();
    const judge = new SignalJudge();
    const stranger = signal({ ids: ['stranger'] });

    judge.judge(stranger, shown);
    judge.answered();
    jest.advanceTimersByTime(6 * 60 * 1000);

    expect(judge.judge(stranger, shown)).toBe('soon');
    jest.useRealTimers();
  });

  it('asks for the first answer whatever the signal says', () => {
    expect(new SignalJudge().judge(signal({ ids: ['any'] }), undefined)).toBe(
      'now',
    );
  });
});

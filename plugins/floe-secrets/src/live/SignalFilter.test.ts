import type { FloeSecretsSignal } from '@floe/backstage-plugin-floe-secrets-common';
import { answer, change } from '../__fixtures__/entitySecrets';
import { secret } from '../__fixtures__/secrets';
import { signalId } from '../__fixtures__/signals';
import { SignalFilter } from './SignalFilter';

const shown = answer([secret({ id: 'mine' })], { changes: [change()] });

function signal(fields: Partial<FloeSecretsSignal>): FloeSecretsSignal {
  return { ids: [], ...fields };
}

describe('SignalFilter', () => {
  it.each([
    { ids: ['other', signalId('mine')] },
    { ids: [signalId('change-7')] },
    { ids: [signalId('floe-prod')] },
    { all: true },
  ])('asks at once about what is shown: %j', fields => {
    expect(new SignalFilter().urgencyOf(signal(fields), shown)).toBe('now');
  });

  it('asks soon about an id that may be new here, and then no more', () => {
    const filter = new SignalFilter();
    const stranger = signal({ ids: ['stranger'] });

    expect(filter.urgencyOf(stranger, shown)).toBe('soon');
    filter.answered();
    expect(filter.urgencyOf(stranger, shown)).toBeUndefined();
  });

  it('keeps asking until an answer has come', () => {
    const filter = new SignalFilter();
    const stranger = signal({ ids: ['stranger'] });

    filter.urgencyOf(stranger, shown);
    expect(filter.urgencyOf(stranger, shown)).toBe('soon');
  });

  it('asks again some minutes later: the secret may have come to this service', () => {
    jest.useFakeTimers();
    const filter = new SignalFilter();
    const stranger = signal({ ids: ['stranger'] });

    filter.urgencyOf(stranger, shown);
    filter.answered();
    jest.advanceTimersByTime(6 * 60 * 1000);

    expect(filter.urgencyOf(stranger, shown)).toBe('soon');
    jest.useRealTimers();
  });

  it('asks for the first answer whatever the signal says', () => {
    expect(
      new SignalFilter().urgencyOf(signal({ ids: ['any'] }), undefined),
    ).toBe('now');
  });
});

import { ConsumerGroup, DataChange } from '../model/observedTargets';
import { restartOf } from './restart';

const before = '2026-11-24T10:00:00.000Z';
const changed: DataChange = {
  at: '2026-11-24T11:00:00.000Z',
  precision: 'exact',
};
const after = '2026-11-24T12:00:00.000Z';

type Given = Pick<ConsumerGroup, 'uses' | 'fixedSince' | 'filesSince'>;
const env = (since: string | null): Given => ({
  uses: ['env'],
  fixedSince: since,
  filesSince: null,
});
const volume = (since: string | null): Given => ({
  uses: ['volume'],
  fixedSince: null,
  filesSince: since,
});

describe('a restart', () => {
  it.each([
    ['needed', 'environment of before', env(before), changed],
    ['not-needed', 'environment of after', env(after), changed],
    ['not-needed', 'environment of the same second', env(changed.at), changed],
    ['perhaps', 'files of before', volume(before), changed],
    ['not-needed', 'files of after', volume(after), changed],
    [
      'perhaps',
      'environment, where the time is not exact',
      env(before),
      { ...changed, precision: 'at-latest' },
    ],
    [
      'not-needed',
      'environment of after, where the time is not exact',
      env(after),
      { ...changed, precision: 'at-latest' },
    ],
    [
      'needed',
      'environment of before, and files',
      { uses: ['env', 'volume'], fixedSince: before, filesSince: after },
      changed,
    ],
    ['unknown', 'a container that has not started', env(null), changed],
    ['unknown', 'a change that is not known', env(before), null],
    [
      'not-needed',
      'images that are pulled with it',
      { uses: ['imagePull'], fixedSince: null, filesSince: null },
      null,
    ],
  ] as [string, string, Given, DataChange | null][])(
    'is %s for %s',
    (expected, _, group, change) => {
      expect(restartOf(group, change)).toBe(expected);
    },
  );
});

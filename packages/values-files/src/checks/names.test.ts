import { externalSecrets, findingsOf, section } from '../__testUtils__/checked';
import { CheckContext } from './types';

const entry = (more: object) => ({
  data: [{ secretKey: 'K', remoteKey: 'k' }],
  ...more,
});
const of = (more: object, context?: CheckContext, root?: object) =>
  findingsOf('name-invalid', externalSecrets(more, root), context);
const PATH = 'floe.externalSecrets.custom[0]';

describe('name-invalid', () => {
  it.each([
    [entry({ name: 'n'.repeat(250) }), `error ${PATH}.name`],
    [entry({ name: 'Open_AI' }), `error ${PATH}.name`],
    [
      entry({ name: 'a', component: 'c'.repeat(64) }),
      `error ${PATH}.component`,
    ],
    [
      { name: 'a', data: [{ secretKey: 'a b', remoteKey: 'k' }] },
      `error ${PATH}.data[0]`,
    ],
    [
      { name: 'a', data: [{ secretKey: 'K'.repeat(254), remoteKey: 'k' }] },
      `error ${PATH}.data[0]`,
    ],
  ])('finds %j', (custom, finding) => {
    expect(of({ custom: [custom] })).toEqual([finding]);
  });

  it('finds an invalid release and namespace', () => {
    expect(of({}, { release: 'r'.repeat(54) })).toHaveLength(1);
    expect(
      of({}, { release: 'floe-dagster', namespace: 'n'.repeat(64) }),
    ).toEqual(['error null']);
  });

  it('finds names that the chart cuts', () => {
    expect(of({}, {}, { fullnameOverride: 'f'.repeat(64) })).toEqual([
      'warning fullnameOverride',
    ]);
    expect(of({}, { release: 'r'.repeat(51) })).toEqual([
      'warning nameOverride',
    ]);
    expect(of({}, { release: 'r'.repeat(50) })).toEqual([]);
    expect(of({}, { release: `floe-dagster-${'r'.repeat(40)}` })).toEqual([]);
  });

  it('accepts names of the maximum lengths', () => {
    const name = 'n'.repeat(253 - 'floe-dagster-'.length);
    expect(
      of({ custom: [entry({ name, component: 'c'.repeat(63) })] }),
    ).toEqual([]);
    expect(of({ compute: section('k') })).toEqual([]);
  });
});

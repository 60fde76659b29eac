import { chartFullname, chartName } from './chartNames';

describe('chartFullname', () => {
  it.each([
    ['floe-dagster', undefined, 'floe-dagster'],
    ['my-floe-dagster-prod', undefined, 'my-floe-dagster-prod'],
    ['orders', undefined, 'orders-floe-dagster'],
    ['orders', { nameOverride: 'dagster' }, 'orders-dagster'],
    ['orders-dagster', { nameOverride: 'dagster' }, 'orders-dagster'],
    ['orders', { fullnameOverride: 'shop' }, 'shop'],
    ['orders', { fullnameOverride: 'shop', nameOverride: 'x' }, 'shop'],
    ['orders', { fullnameOverride: '' }, 'orders-floe-dagster'],
    ['r'.repeat(53), undefined, `${'r'.repeat(53)}-floe-dags`],
    [
      'r'.repeat(50),
      { nameOverride: 'twelve-chars-' },
      `${'r'.repeat(50)}-twelve-chars`,
    ],
    ['r', { fullnameOverride: `${'a'.repeat(61)}--b` }, `${'a'.repeat(61)}-`],
  ])('of release %s with %j is %s', (release, values, fullname) => {
    expect(chartFullname(release, values)).toBe(fullname);
  });
});

describe('chartName', () => {
  it('is cut at 63 characters', () => {
    expect(chartName()).toBe('floe-dagster');
    expect(chartName({ nameOverride: 'n'.repeat(70) })).toBe('n'.repeat(63));
  });
});

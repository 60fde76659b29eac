import { service } from '../__testUtils__/knownService';
import { branchNameOf, targetBranchOf } from './branches';

describe('branchNameOf', () => {
  it('is a plain name, the same for the same task', () => {
    expect(branchNameOf(service, 'AB12cd34-ef')).toBe(
      'floe-secrets-orders-lakehouse-prod-ab12cd34',
    );
    expect(
      branchNameOf({ ...service, environment: 'EU / Prod.lock' }, '--x'),
    ).toBe('floe-secrets-orders-lakehouse-eu-prod-lock-x');
  });
});

describe('targetBranchOf', () => {
  it.each([
    ['https://github.com/acme/orders/tree/main/', 'main'],
    [
      'https://github.com/acme/orders/blob/release-1/catalog-info.yaml',
      'release-1',
    ],
    ['https://github.com/acme/orders/', undefined],
    ['http://localhost:7007/acme/orders/tree/main/', 'main'],
  ])('of %s is %s', (location, branch) => {
    expect(targetBranchOf(location)).toBe(branch);
  });
});

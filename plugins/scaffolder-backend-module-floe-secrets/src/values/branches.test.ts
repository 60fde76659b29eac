import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { service } from '../__testUtils__/knownService';
import { branchNameOf, verifyBranch } from './branches';

const addresses = new RepositoryAddresses(
  ScmIntegrations.fromConfig(new ConfigReader({})),
);

describe('branchNameOf', () => {
  it('is a plain name, and the same for the same task', () => {
    expect(branchNameOf(service, 'AB12cd34-ef')).toBe(
      'floe-secrets-orders-lakehouse-prod-ab12cd34',
    );
    expect(
      branchNameOf({ ...service, environment: 'EU / Prod.lock' }, '--x'),
    ).toBe('floe-secrets-orders-lakehouse-eu-prod-lock-x');
  });
});

describe('verifyBranch', () => {
  const { repository } = addresses.parse('https://github.com/acme/orders')!;
  const main = { repository, name: 'main' };

  it('accepts no branch, and the same one', () => {
    expect(() => verifyBranch(service, main)).not.toThrow();
    expect(() =>
      verifyBranch({ ...service, branch: 'main' }, main),
    ).not.toThrow();
  });

  it.each(['release', 'Main', 'main/2'])('refuses %s for main', branch => {
    expect(() => verifyBranch({ ...service, branch }, main)).toThrow(
      'is on the branch main',
    );
  });
});

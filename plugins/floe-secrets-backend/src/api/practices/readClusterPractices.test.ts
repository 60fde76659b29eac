import { ConfigReader } from '@backstage/config';
import { readClusterPractices } from './readClusterPractices';

const read = (clusterPractices: object[]) =>
  readClusterPractices(
    new ConfigReader({ floeSecrets: { clusterPractices } as never }),
  );

describe('readClusterPractices', () => {
  it('declares nothing by default', () => {
    expect(readClusterPractices(new ConfigReader({}))('a')).toEqual({});
  });

  it('uses the first entry for each practice that sets it', () => {
    const declarationOf = read([
      { cluster: 'prod-eu', auditLogging: false },
      { cluster: ['prod-*', 'live'], auditLogging: true, restrictedRbac: true },
      { encryptionAtRest: true, note: 'all' },
    ]);
    expect(declarationOf('prod-eu')).toEqual({
      auditLogging: false,
      restrictedRbac: true,
      encryptionAtRest: true,
      note: 'all',
    });
    expect(declarationOf('live').auditLogging).toBe(true);
    expect(declarationOf('dev')).toEqual({
      encryptionAtRest: true,
      note: 'all',
    });
  });

  it.each([[{ cluster: [] }], [{ cluster: 7 }], [{ cluster: '' }]])(
    'refuses %j',
    entry => {
      expect(() => read([entry])).toThrow(
        'floeSecrets.clusterPractices[].cluster',
      );
    },
  );

  it('refuses a value that is neither true nor false', () => {
    expect(() => read([{ auditLogging: 'sometimes' }])).toThrow('auditLogging');
  });
});

import { finding, secret } from '../__fixtures__/secrets';
import { worstSecrets } from './worstSecrets';

const named = (name: string, more: Parameters<typeof secret>[0]) =>
  secret({ id: name, name, findings: [], ...more });

describe('worstSecrets', () => {
  it('has errors first, then failing before stale before others, and leaves out what is well', () => {
    const warning = finding({ severity: 'warning' });
    const found = worstSecrets([
      named('well', { state: 'synced' }),
      named('noted', { findings: [finding({ severity: 'info' })] }),
      named('pending', { state: 'pending' }),
      named('unknown', { state: 'unknown' }),
      named('warned', { state: 'synced', findings: [warning] }),
      named('stale', { state: 'stale', findings: [warning] }),
      named('stale-without-finding', { state: 'stale' }),
      named('wrong', { findings: [finding({ severity: 'error' })] }),
      named('failing-with-warning', { state: 'failing', findings: [warning] }),
      named('failing', { state: 'failing' }),
    ]);
    expect(found.map(one => [one.secret.name, one.severity])).toEqual([
      ['failing-with-warning', 'error'],
      ['failing', 'error'],
      ['wrong', 'error'],
      ['stale', 'warning'],
      ['stale-without-finding', 'warning'],
      ['warned', 'warning'],
    ]);
  });
});

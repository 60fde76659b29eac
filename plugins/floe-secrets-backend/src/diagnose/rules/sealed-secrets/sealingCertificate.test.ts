import { certificate } from '../../__testUtils__/certificate';
import { recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('sealing-certificate-expired and -expiring', () => {
  const input = recordedInput('SealedSecret', 'floe-dagster-postgresql-secret');
  const evaluate = (notAfter: string) =>
    diagnoseSecret({
      ...input,
      certificates: [
        certificate({ notBefore: '2020-01-01T00:00:00Z' }),
        certificate({ notAfter }),
      ],
    }).map(({ id, summary }) => ({ id, summary }));

  it('checks only the newest certificate', () => {
    expect(evaluate('2026-11-24T02:57:00Z')).toEqual([
      {
        id: 'sealing-certificate-expired',
        summary:
          'The certificate of kube-system/sealed-secrets has expired: no new values can be sealed for cluster prod.',
      },
    ]);
    expect(evaluate('2026-12-04T02:58:00Z')).toEqual([
      {
        id: 'sealing-certificate-expiring',
        summary:
          'The certificate of kube-system/sealed-secrets expires in 10 days.',
      },
    ]);
    expect(evaluate('2036-11-21T02:40:00Z')).toEqual([]);
  });
});

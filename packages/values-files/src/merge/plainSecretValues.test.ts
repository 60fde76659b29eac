import { parse } from 'yaml';
import { SECTIONS } from '../model/sections';
import { plainSecretValues } from './plainSecretValues';
import { readersOf } from './secretReaders';

describe('plainSecretValues', () => {
  it('sets the Secret from which Dagster reads the password of its database', () => {
    expect(parse(plainSecretValues('postgresql', 'orders'))).toEqual({
      dagster: {
        generatePostgresqlPasswordSecret: false,
        global: { postgresqlSecretName: 'orders-postgresql-secret' },
        postgresql: { enabled: false, postgresqlHost: 'HOST' },
      },
    });
  });

  it.each(SECTIONS.filter(section => section !== 'postgresql'))(
    'lets workloads read the Secret of %s',
    section => {
      const values = parse(plainSecretValues(section, 'orders'));
      expect(readersOf([`orders-${section}-secret`], values)).toEqual([
        {
          secret: `orders-${section}-secret`,
          workloads: ['webserver', 'daemon', 'run-launcher'],
          namedElsewhere: false,
        },
      ]);
    },
  );
});

import { parse } from 'yaml';
import { SECTIONS } from '../model/sections';
import { plainSecretValues } from './plainSecretValues';
import { readersOf } from './secretReaders';

describe('plainSecretValues', () => {
  it('has Dagster take the password of its database from the Secret', () => {
    expect(parse(plainSecretValues('postgresql', 'orders'))).toEqual({
      dagster: {
        generatePostgresqlPasswordSecret: false,
        global: { postgresqlSecretName: 'orders-postgresql-secret' },
        postgresql: { enabled: false, postgresqlHost: 'HOST' },
      },
    });
  });

  it.each(SECTIONS.filter(section => section !== 'postgresql'))(
    'has workloads read the Secret of %s',
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

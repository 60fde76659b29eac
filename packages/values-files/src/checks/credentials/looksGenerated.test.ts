import fc from 'fast-check';
import { looksGenerated, looksLikePassword } from './looksGenerated';

const ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

describe('looksGenerated', () => {
  it.each([
    'floe/prod/dagster-postgresql',
    'Floe/Prod/Snowflake/ServiceAccount',
    'SnowflakeProductionServiceAccount2024',
    'dagsterPostgresqlReadOnlyReplicaPassword1',
    'arn:aws:secretsmanager:eu-central-1:123456789012:secret:floe/prod/db-AbCdEf',
    '24ed2cc5-9b3e-4b0a-8d2f-0123456789ab',
    'username_password/24ed2cc5-9b3e-4b0a-8d2f-0123456789ab',
    'projects/123456789012/secrets/floe-prod-snowflake/versions/5',
    'hfnjvi6aymbsnfc2xeeoheizda',
    'FLOE_PROD_SNOWFLAKE_PASSWORD_EU_WEST_1',
    'floe-prod-2024-rotation-1-eu-central-1a',
    'data.credentials.0.password',
    'users.#(name=="dagster").password',
    '/floe/prod/us-east-1/orders/db1/replica2/password',
    'Safe/Team-Floe/Account_DB1',
    'Prod/Eu1/Team-A/Db2/Main',
    'OAuth2ClientCredentialsForOrdersApiV2',
  ])('treats %s as a name', text => {
    expect(looksGenerated(text)).toBe(false);
    expect(looksLikePassword(text.replace(/[#"]/g, ''))).toBe(false);
  });

  it('recognises random base64 and hexadecimal texts', () => {
    const random = fc.array(fc.constantFrom(...ALPHABET), {
      minLength: 44,
      maxLength: 88,
    });
    const share = fc
      .sample(random, { seed: 7, numRuns: 1_000 })
      .filter(characters => looksGenerated(characters.join(''))).length;
    expect(share).toBeGreaterThan(980);
    const digits = fc.array(fc.constantFrom(...'0123456789abcdef'), {
      minLength: 40,
      maxLength: 64,
    });
    const hexadecimal = fc
      .sample(digits, { seed: 7, numRuns: 1_000 })
      .filter(characters => looksGenerated(characters.join(''))).length;
    expect(hexadecimal).toBeGreaterThan(980);
  });

  it.each(['Xk9#mQ2$vL8!', 'aB3$efgh', 'P@ssw0rd!'])(
    'recognises the password %s',
    text => {
      expect(looksLikePassword(text)).toBe(true);
    },
  );
});

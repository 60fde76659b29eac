import { secret } from '../../../__fixtures__/secrets';
import { toCsv } from './toCsv';

const lineOf = (name: string) =>
  toCsv([secret({ name, target: { name: '', exists: null, keys: [] } })]).split(
    '\r\n',
  )[1];

describe('toCsv', () => {
  it('has a head line, and a line for each secret, without keys or values', () => {
    const csv = toCsv([secret(), secret({ id: 'other' })]);
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toMatch(/^"state","name","kind"/);
    expect(csv).not.toContain('postgresql-password');
    expect(csv).not.toContain('floe/prod/dagster-postgresql');
  });

  it('quotes what separates cells and lines', () => {
    expect(lineOf('a,"b"\nc')).toContain(',"a,""b""\nc",');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '|cmd',
    '＝1',
    '＠a',
  ])('lets no spreadsheet take %j for a formula', name => {
    expect(lineOf(name)).toContain(`,"'${name}",`);
  });
});

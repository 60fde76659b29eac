import { externalSecrets, findingsOf, section } from '../__testUtils__/checked';
import { CheckContext } from './types';

const of = (
  context: CheckContext,
  text = externalSecrets({ compute: section('a') }),
) => findingsOf('api-version-not-served', text, context);
const cluster = { name: 'eu-1', externalSecretsVersions: ['v1'] };

describe('api-version-not-served', () => {
  it('uses the version that the chart is known to render, or else assumes one', () => {
    expect(of({ cluster })).toEqual(['warning floe.externalSecrets.enabled']);
    const chart = { externalSecretsApiVersion: 'external-secrets.io/v1beta1' };
    expect(of({ cluster, chart })).toEqual([
      'error floe.externalSecrets.enabled',
    ]);
  });

  it('reports nothing if the version is served, is not known or is not used', () => {
    expect(
      of({
        cluster,
        chart: { externalSecretsApiVersion: 'external-secrets.io/v1' },
      }),
    ).toEqual([]);
    expect(of({})).toEqual([]);
    expect(
      of({ cluster: { name: 'eu-1', externalSecretsVersions: [] } }),
    ).toEqual([]);
    expect(of({ cluster }, 'a: 1')).toEqual([]);
  });
});

import { externalSecrets, findingsOf, section } from '../__testUtils__/checked';

const of = (text: string) => findingsOf('chart-render-failed', text);

describe('chart-render-failed', () => {
  it.each([
    [
      externalSecrets({ secretStoreRef: '', compute: section('k') }),
      'floe.externalSecrets.secretStoreRef',
    ],
    [
      externalSecrets({ compute: section('0o7') }),
      'floe.externalSecrets.compute.secrets[0].remoteKey',
    ],
    [
      externalSecrets({ custom: [{ data: [] }] }),
      'floe.externalSecrets.custom[0].name',
    ],
    [
      externalSecrets({
        annotations: { 'example.com/x.y': 5 },
        compute: section('k'),
      }),
      'floe.externalSecrets.annotations[example.com/x.y]',
    ],
    ['floe: {sealedSecrets: null}', 'floe.sealedSecrets'],
  ])('names the place of %s', (text, path) => {
    expect(of(text)).toEqual([`error ${path}`]);
  });

  it('warns of the connection string of the chart', () => {
    const template = { enabled: true, connectionString: true };
    const postgresql = { enabled: true, passwordKey: 'k' };
    expect(
      findingsOf('template-error', externalSecrets({ template, postgresql })),
    ).toEqual(['warning floe.externalSecrets.template.connectionString']);
    expect(findingsOf('template-error', externalSecrets({ template }))).toEqual(
      [],
    );
  });
});

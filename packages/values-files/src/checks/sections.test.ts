import { checked, externalSecrets, section } from '../__testUtils__/checked';
import { sealedText } from '../__testUtils__/sealed';

const of = (text: string) =>
  checked(text)
    .filter(({ id }) => id.startsWith('section-'))
    .map(({ id, path, severity }) => `${severity} ${id} ${path}`);
const sealed = (more: object) =>
  JSON.stringify({ floe: { sealedSecrets: { enabled: true, ...more } } });

describe('sections', () => {
  it.each([
    [
      externalSecrets({ compute: { enabled: true } }),
      'floe.externalSecrets.compute',
    ],
    [
      externalSecrets({ compute: { enabled: true, secrets: [] } }),
      'floe.externalSecrets.compute',
    ],
    [
      externalSecrets({ postgresql: { enabled: true, passwordProperty: 'x' } }),
      'floe.externalSecrets.postgresql',
    ],
    [
      externalSecrets({ catalog: { enabled: true, clientIdKey: '' } }),
      'floe.externalSecrets.catalog',
    ],
    [
      externalSecrets({ custom: [{ name: 'a' }] }),
      'floe.externalSecrets.custom[0]',
    ],
    [
      externalSecrets({ custom: [{ name: 'a', data: [] }] }),
      'floe.externalSecrets.custom[0]',
    ],
    [sealed({ storage: { enabled: true } }), 'floe.sealedSecrets.storage'],
    [
      sealed({ custom: [{ name: 'a', encryptedData: {} }] }),
      'floe.sealedSecrets.custom[0]',
    ],
  ])('finds an enabled section without keys: %s', (text, path) => {
    expect(of(text)).toEqual([`error section-without-keys ${path}`]);
  });

  it('finds keys of a section that is not enabled', () => {
    expect(
      of(externalSecrets({ compute: { ...section('k'), enabled: false } })),
    ).toEqual([
      'warning section-disabled floe.externalSecrets.compute.enabled',
    ]);
    expect(
      of(externalSecrets({ enabled: false, compute: section('k') })),
    ).toEqual(['warning section-disabled floe.externalSecrets.enabled']);
    expect(
      of(
        sealed({
          enabled: false,
          custom: [{ name: 'a', encryptedData: { K: sealedText() } }],
        }),
      ),
    ).toEqual(['warning section-disabled floe.sealedSecrets.enabled']);
  });

  it('reports nothing for sections with keys, and for disabled ones without', () => {
    expect(of(externalSecrets({ compute: section('k') }))).toEqual([]);
    expect(
      of(externalSecrets({ postgresql: { enabled: true, hostKey: 'k' } })),
    ).toEqual([]);
    expect(
      of(
        'floe: {externalSecrets: {enabled: false, compute: {enabled: false}}}',
      ),
    ).toEqual([]);
  });
});

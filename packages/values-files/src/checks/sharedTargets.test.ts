import {
  checked,
  externalSecrets,
  findingsOf,
  section,
} from '../__testUtils__/checked';
import { sealedText } from '../__testUtils__/sealed';

const of = (texts: string | string[]) =>
  findingsOf('target-owned-by-other', texts);
const entry = { data: [{ secretKey: 'K', remoteKey: 'k' }] };
const storage = section('floe/s3');
const sealedStorage = JSON.stringify({
  floe: {
    sealedSecrets: {
      enabled: true,
      storage: { enabled: true, encryptedData: { K: sealedText() } },
    },
  },
});

describe('target-owned-by-other', () => {
  it('finds two entries with one name', () => {
    expect(
      of(
        externalSecrets({
          custom: [
            { name: 'a', ...entry },
            { name: 'b', ...entry },
            { name: 'a', ...entry },
          ],
        }),
      ),
    ).toEqual(['error floe.externalSecrets.custom[2]']);
    expect(
      of(
        externalSecrets({
          storage,
          custom: [{ name: 'storage-secret', ...entry }],
        }),
      ),
    ).toEqual(['error floe.externalSecrets.custom[0]']);
  });

  it('finds two entries with one name beside the object that they migrate from', () => {
    const custom = { name: 'a', creationPolicy: 'Merge', ...entry };
    const sealed = JSON.stringify({
      floe: {
        sealedSecrets: {
          enabled: true,
          custom: [{ name: 'a', encryptedData: { K: sealedText() } }],
        },
      },
    });
    const twice = externalSecrets({ custom: [custom, custom] });
    for (const files of [
      [twice, sealed],
      [sealed, twice],
    ]) {
      expect(of(files).filter(found => found.startsWith('error'))).toEqual([
        'error floe.externalSecrets.custom[1]',
      ]);
    }
  });

  it('finds two files that create one Secret, and names both', () => {
    const files = [externalSecrets({ storage }), sealedStorage];
    expect(of(files)).toEqual(['error floe.sealedSecrets.storage']);
    const [finding] = checked(files).filter(
      ({ id }) => id === 'target-owned-by-other',
    );
    expect(finding.file).toBe('1.yaml');
    expect(finding.summary).toContain(
      'floe.externalSecrets.storage (0.yaml, line 1)',
    );
  });

  it('finds a plain Secret beside another object', () => {
    expect(
      of([externalSecrets({ storage }), 'secrets: {s3: {region: eu}}']),
    ).toEqual(['error secrets.s3']);
    expect(
      of([
        externalSecrets({ custom: [{ name: 'x', ...entry }] }),
        'secrets: {custom: {x: {A: b}}}',
      ]),
    ).toEqual(['error secrets.custom.x']);
  });

  it('reports nothing for entries that are disabled or have another name', () => {
    expect(
      of([
        externalSecrets({ storage: { ...storage, enabled: false } }),
        sealedStorage,
      ]),
    ).toEqual([]);
    expect(of([externalSecrets({ compute: storage }), sealedStorage])).toEqual(
      [],
    );
  });

  it('finds a key that has two entries', () => {
    const twice = (text: string) => findingsOf('secret-key-repeated', text);
    expect(
      twice(
        externalSecrets({
          postgresql: {
            enabled: true,
            passwordKey: 'a',
            additionalSecrets: [
              { secretKey: 'postgresql-password', remoteKey: 'b' },
              { secretKey: 'postgresql-port', remoteKey: 'b' },
            ],
          },
        }),
      ),
    ).toEqual(['warning floe.externalSecrets.postgresql.additionalSecrets[0]']);
  });
});

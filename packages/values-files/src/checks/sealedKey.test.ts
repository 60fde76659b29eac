import { checked } from '../__testUtils__/checked';
import { sealedText } from '../__testUtils__/sealed';
import { CheckContext } from './types';

const text = (value = sealedText(512, 0x12)) =>
  `floe: {sealedSecrets: {enabled: true, compute: {enabled: true, encryptedData: {KEY: "${value}"}}}}`;
const of = (context: CheckContext, value?: string) =>
  checked(text(value), context).map(
    ({ confidence, id, path }) => `${confidence} ${id} ${path}`,
  );
const PATH = 'floe.sealedSecrets.compute.encryptedData.KEY';
const old = {
  fingerprint: 'aa',
  notBefore: 1_000,
  notAfter: 9_000,
  modulus: `f0${'00'.repeat(510)}01`,
};
const newest = { ...old, fingerprint: 'bb', notBefore: 2_000 };

describe('sealed values and certificates', () => {
  it('reports nothing if all is well or nothing is known', () => {
    expect(of({})).toEqual([]);
    expect(of({ certificates: [] })).toEqual([]);
    expect(of({ certificates: [old, newest], time: 5_000 })).toEqual([]);
    expect(
      of({
        certificates: [old, newest],
        sealedFor: { certificateFingerprint: 'bb' },
      }),
    ).toEqual([]);
    expect(checked('a: 1', { certificates: [newest], time: 99_000 })).toEqual(
      [],
    );
  });

  it('finds a certificate that is not the newest, or is not of the cluster', () => {
    const certificates = [newest, old];
    expect(
      of({ certificates, sealedFor: { certificateFingerprint: 'aa' } }),
    ).toEqual(['proven sealed-by-older-key floe.sealedSecrets']);
    expect(
      of({ certificates, sealedFor: { certificateFingerprint: 'cc' } }),
    ).toEqual(['proven sealed-for-other-key floe.sealedSecrets']);
  });

  it('takes the last one of several certificates of one time for the newest', () => {
    const twin = { ...newest, fingerprint: 'cc' };
    const sealedFor = { certificateFingerprint: 'cc' };
    expect(of({ certificates: [newest, twin], sealedFor })).toEqual([]);
    expect(of({ certificates: [twin, newest], sealedFor })).toEqual([
      'proven sealed-by-older-key floe.sealedSecrets',
    ]);
  });

  it('knows that the controller may have a key that is not known', () => {
    expect(
      of({
        certificates: [old, newest],
        certificatesComplete: false,
        sealedFor: { certificateFingerprint: 'cc' },
      }),
    ).toEqual(['likely sealed-for-other-key floe.sealedSecrets']);
  });

  it('finds an expired certificate', () => {
    expect(of({ certificates: [newest], time: 9_001 })).toEqual([
      'proven sealing-certificate-expired floe.sealedSecrets',
    ]);
    expect(of({ certificates: [newest], time: 9_000 })).toEqual([]);
  });

  it('excludes a key by the length of the RSA part and by the modulus', () => {
    const small = { ...newest, modulus: `01${'00'.repeat(510)}01` };
    const short = { ...newest, modulus: `f0${'00'.repeat(254)}01` };
    expect(of({ certificates: [small] })).toEqual([
      `likely sealed-for-other-key ${PATH}`,
    ]);
    expect(
      of({ certificates: [short, { ...old, modulus: small.modulus }] }),
    ).toEqual([`proven sealed-for-other-key ${PATH}`]);
    expect(of({ certificates: [short, old] })).toEqual([
      `proven sealed-by-older-key ${PATH}`,
    ]);
    expect(of({ certificates: [newest] }, sealedText(256))).toEqual([
      `likely sealed-for-other-key ${PATH}`,
    ]);
    const { modulus: _, ...unknown } = newest;
    expect(of({ certificates: [unknown] }, sealedText(256))).toEqual([]);
    expect(
      of({
        certificates: [
          { ...newest, modulus: `00${newest.modulus.toUpperCase()}` },
        ],
      }),
    ).toEqual([]);
  });
});

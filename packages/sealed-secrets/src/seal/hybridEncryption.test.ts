import { createSealingKey, type SealingKey } from '../__testUtils__/sealingKey';
import {
  parseCertificates,
  type SealingCertificate,
} from '../certificates/parseCertificates';
import { unsealValue } from '../testing';
import { sealValue } from './sealValue';

describe("sealing by Node's own module and by WebCrypto", () => {
  let key: SealingKey;

  beforeAll(async () => {
    key = await createSealingKey();
  });

  /** A certificate of its own for each, because the encryption is kept with it. */
  const certificate = async (): Promise<SealingCertificate> =>
    (await parseCertificates(key.certificatePem))[0];

  const byWebCrypto = async <T>(work: () => Promise<T>): Promise<T> => {
    const builtin = jest
      .spyOn(process, 'getBuiltinModule')
      .mockReturnValue(undefined as never);
    try {
      return await work();
    } finally {
      builtin.mockRestore();
    }
  };

  it.each(['', 's3cret', 'ä'.repeat(10_000)])(
    'gives what opens to the same',
    async value => {
      for (const by of [<T>(work: () => Promise<T>) => work(), byWebCrypto]) {
        const target = { scope: 'strict', namespace: 'a', name: 'b' } as const;
        const options = { value, certificate: await certificate(), ...target };
        const sealed = await by(() => sealValue(options));
        expect(await by(() => sealValue(options))).not.toBe(sealed);
        const opened = await unsealValue({
          ciphertext: sealed,
          privateKeys: [key.privateKey],
          ...target,
        });
        expect(new TextDecoder().decode(opened)).toBe(value);
      }
    },
  );

  it('refuses a broken key in both', async () => {
    for (const by of [<T>(work: () => Promise<T>) => work(), byWebCrypto]) {
      const whole = await certificate();
      const broken = { ...whole, spki: whole.spki.slice(0, 100) };
      await expect(
        by(() =>
          sealValue({ value: '', scope: 'cluster-wide', certificate: broken }),
        ),
      ).rejects.toMatchObject({ code: 'unsupported-key' });
    }
  });
});

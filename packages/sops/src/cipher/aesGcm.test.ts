import { utf8 } from '../encoding';
import { AesGcm, aesGcm } from './aesGcm';

const key = new Uint8Array(32).fill(1);
const iv = new Uint8Array(32).fill(2);
const authenticated = utf8('database:password:');

async function ofWebCrypto(): Promise<AesGcm> {
  const builtin = jest
    .spyOn(process, 'getBuiltinModule')
    .mockReturnValue(undefined as never);
  try {
    return await aesGcm(key);
  } finally {
    builtin.mockRestore();
  }
}

describe("AES-GCM of Node's own module and of WebCrypto", () => {
  it.each(['', 's3cret', 'ä'.repeat(10_000)])('is the same', async text => {
    const [node, web] = [await aesGcm(key), await ofWebCrypto()];
    const sealed = await node.seal(utf8(text), iv, authenticated);
    expect(sealed).toEqual(await web.seal(utf8(text), iv, authenticated));
    expect(await node.open(sealed, iv, authenticated)).toEqual(utf8(text));
    expect(await web.open(sealed, iv, authenticated)).toEqual(utf8(text));
  });

  it('refuses what was changed or belongs elsewhere', async () => {
    for (const gcm of [await aesGcm(key), await ofWebCrypto()]) {
      const sealed = await gcm.seal(utf8('s3cret'), iv, authenticated);
      for (let index = 0; index < sealed.length; index++) {
        const changed = sealed.slice();
        changed[index] += 1;
        expect(await gcm.open(changed, iv, authenticated)).toBeUndefined();
      }
      expect(await gcm.open(sealed, iv, utf8('port:'))).toBeUndefined();
      expect(
        await gcm.open(sealed, iv.slice(0, 12), authenticated),
      ).toBeUndefined();
    }
  });
});

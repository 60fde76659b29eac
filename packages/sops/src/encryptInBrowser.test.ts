import { ageKeyPair } from './__testUtils__/ageKeys';
import { decrypt } from './decrypt';
import { browserBase64, bytesToBase64 } from './encoding';
import { encrypt } from './encrypt';

const TEXT = '# note\na: s3cret\nb:\n    - 1\n    - 2.5\nc: "ä😀"\n';

describe("without Node's own cryptography", () => {
  it('encrypts by WebCrypto and the age library to what opens with it and by Node', async () => {
    const { recipient, identity } = await ageKeyPair();
    const keys = { format: 'yaml' as const, ageIdentities: [identity] };
    const builtin = jest
      .spyOn(process, 'getBuiltinModule')
      .mockReturnValue(undefined as never);
    let file: string;
    try {
      file = await encrypt(TEXT, {
        format: 'yaml',
        recipients: [{ type: 'age', recipient }],
      });
      expect((await decrypt(file, keys)).text).toBe(TEXT);
    } finally {
      builtin.mockRestore();
    }
    expect((await decrypt(file, keys)).text).toBe(TEXT);
  });

  it('writes the same base64', () => {
    for (const length of [0, 1, 2, 3, 100_000]) {
      const bytes = new Uint8Array(length).map((_, index) => index * 7);
      expect(browserBase64(bytes)).toBe(bytesToBase64(bytes));
    }
  });
});

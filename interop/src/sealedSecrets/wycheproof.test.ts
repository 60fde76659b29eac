import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LibraryPage } from '../browser/LibraryPage';
import { openSealingPage } from './openSealingPage';

type Vector = {
  tcId: number;
  result: 'valid' | 'invalid' | 'acceptable';
  msg: string;
  ct: string;
  label: string;
  key: string;
};

/** The version of the vectors with which Go's own cryptography is tested. */
const MODULE =
  'github.com/google/wycheproof@v0.0.0-20191219022705-2196000605e4';

/**
 * Sealing uses the platform's RSA-OAEP with SHA-256 and a label: it must
 * decrypt all vectors that Wycheproof calls valid, and no others.
 */
describe.each(['Node', 'Chromium'])('RSA-OAEP of %s', platform => {
  let folder: string;
  let chromium: LibraryPage | undefined;

  beforeAll(async () => {
    const download = execFileSync('go', ['mod', 'download', '-json', MODULE], {
      encoding: 'utf8',
      env: { ...process.env, GOFLAGS: '', GOWORK: 'off' },
    });
    folder = join(JSON.parse(download).Dir, 'testvectors');
    if (platform === 'Chromium') {
      chromium = await openSealingPage('https://portal.test/');
    }
  });
  afterAll(() => chromium?.close());

  it.each([2048, 3072, 4096])('agrees with Wycheproof, %s bits', async size => {
    const file = join(folder, `rsa_oaep_${size}_sha256_mgf1sha256_test.json`);
    const { testGroups } = JSON.parse(readFileSync(file, 'utf8'));
    const vectors: Vector[] = testGroups.flatMap(
      (group: { privateKeyPkcs8: string; tests: Vector[] }) =>
        group.tests.map(test => ({ ...test, key: group.privateKeyPkcs8 })),
    );
    const opened = chromium
      ? await chromium.page.evaluate(openAll, vectors)
      : await openAll(vectors);

    expect(vectors.length).toBeGreaterThan(30);
    expect(opened).toEqual(
      vectors.map(({ result, msg }) => (result === 'valid' ? msg : null)),
    );
  });
});

/** Runs in the page too, so it uses nothing from outside. */
async function openAll(vectors: Vector[]): Promise<(string | null)[]> {
  const bytes = (hex: string) =>
    Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
  return Promise.all(
    vectors.map(async ({ key, ct, label }) => {
      const privateKey = await crypto.subtle.importKey(
        'pkcs8',
        bytes(key),
        algorithm,
        false,
        ['decrypt'],
      );
      try {
        const opened = await crypto.subtle.decrypt(
          { name: 'RSA-OAEP', label: bytes(label) },
          privateKey,
          bytes(ct),
        );
        return Array.from(new Uint8Array(opened), byte =>
          byte.toString(16).padStart(2, '0'),
        ).join('');
      } catch {
        return null;
      }
    }),
  );
}

import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../../clock';
import { SealingKeys } from './SealingKey';

describe('sealing key', () => {
  const clock = new ManualClock('2026-11-24T08:00:00Z');
  let stateDirectory: string;

  beforeEach(async () => {
    stateDirectory = join(await mkdtemp(join(tmpdir(), 'floe-')), 'state');
  });
  afterEach(() => rm(stateDirectory, { recursive: true, force: true }));

  const load = async () =>
    (await SealingKeys.load({ clock, keySize: 2048, stateDirectory })).newest;

  it('is a self-signed RSA key that is valid for ten years', async () => {
    const {
      newest: { certificate, privateKey },
    } = await SealingKeys.load({
      clock,
      keySize: 2048,
    });
    const parsed = new X509Certificate(certificate);
    expect(parsed.checkPrivateKey(privateKey)).toBe(true);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(parsed.validFromDate).toEqual(new Date('2026-11-24T08:00:00Z'));
    expect(parsed.validToDate).toEqual(new Date('2036-11-24T08:00:00Z'));
  });

  it('stays the same over restarts, in a file that only its owner can read', async () => {
    const first = await load();
    const second = await load();
    expect(second.certificate).toBe(first.certificate);
    expect(second.privateKey.equals(first.privateKey)).toBe(true);
    const files = await readdir(stateDirectory);
    expect(files).toEqual(['sealing-key.pem']);
    const { mode } = await stat(join(stateDirectory, files[0]));
    // eslint-disable-next-line no-bitwise
    expect(mode & 0o777).toBe(0o600);
  });

  it('names the file that does not contain a key', async () => {
    await load();
    const file = join(stateDirectory, 'sealing-key.pem');
    await writeFile(file, 'nothing');
    await expect(load()).rejects.toThrow(
      `${file} does not hold a sealing key and its certificate; remove the file to get a new one`,
    );
  });
});

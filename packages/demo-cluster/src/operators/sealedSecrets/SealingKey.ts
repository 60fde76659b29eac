import { createPrivateKey, KeyObject, webcrypto } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { X509CertificateGenerator } from '@peculiar/x509';
import { Clock } from '../../clock';

const FILE_NAME = 'sealing-key.pem';
const YEARS_VALID = 10;

/** The key that unseals values, and the certificate that seals them. */
export type SealingKey = {
  privateKey: KeyObject;
  /** The certificate in PEM. */
  certificate: string;
};

type SealingKeyOptions = {
  /**
   * Folder in which the key survives restarts; without it each start creates a
   * new one.
   */
  stateDirectory?: string;
  /** Size of a new RSA key in bits; the real controller uses 4096. */
  keySize: number;
  clock: Clock;
};

/**
 * The keys of the controller: it seals with the newest, and decrypts with all.
 */
export class SealingKeys {
  readonly #options: SealingKeyOptions;
  #keys: SealingKey[];

  private constructor(
    options: SealingKeyOptions,
    /** The newest is last; never empty. */
    keys: SealingKey[],
  ) {
    this.#options = options;
    this.#keys = keys;
  }

  /**
   * Reads the sealing keys of an earlier start, or creates one.
   *
   * @throws an Error that names the file if it cannot be read or written
   */
  static async load(options: SealingKeyOptions): Promise<SealingKeys> {
    return new SealingKeys(options, await loadSealingKeys(options));
  }

  /** The key that values are sealed with. */
  get newest(): SealingKey {
    return this.#keys[this.#keys.length - 1];
  }

  get all(): readonly SealingKey[] {
    return this.#keys;
  }

  /** Creates a new key, like the controller does every 30 days. */
  async renew(): Promise<void> {
    const pem = await generate(this.#options);
    this.#keys = [...this.#keys, toSealingKey(pem)];
    const { stateDirectory } = this.#options;
    if (stateDirectory) {
      await appendFile(join(stateDirectory, FILE_NAME), pem);
    }
  }

  /**
   * Deletes all keys but the newest, like an administrator who deletes their
   * Secrets.
   */
  forgetOld(): void {
    this.#keys = [this.newest];
  }
}

async function loadSealingKeys(
  options: SealingKeyOptions,
): Promise<SealingKey[]> {
  const { stateDirectory } = options;
  if (!stateDirectory) {
    return [toSealingKey(await generate(options))];
  }
  const file = join(stateDirectory, FILE_NAME);
  const kept = await readFile(file, 'utf8').catch(
    (error: { code?: string }) => {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw new Error(`Cannot read the sealing key in ${file} (${error.code})`);
    },
  );
  if (kept !== undefined) {
    // Each certificate is followed by its key.
    return kept
      .split(/(?=-----BEGIN CERTIFICATE-----)/)
      .filter(pem => pem.trim())
      .map(pem => toSealingKey(pem, file));
  }
  const pem = await generate(options);
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(file, pem, { mode: 0o600 });
  return [toSealingKey(pem)];
}

function toSealingKey(pem: string, file?: string): SealingKey {
  const certificate = block(pem, 'CERTIFICATE');
  const key = block(pem, 'PRIVATE KEY');
  if (!certificate || !key) {
    throw new Error(
      `${file} does not hold a sealing key and its certificate; remove the file to get a new one`,
    );
  }
  return { privateKey: createPrivateKey(key), certificate };
}

function block(pem: string, label: string): string | undefined {
  const match = new RegExp(
    `-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----`,
  ).exec(pem);
  return match ? `${match[0]}\n` : undefined;
}

/** Creates key and certificate as the controller does: pkg/crypto/keys.go. */
async function generate({
  keySize,
  clock,
}: SealingKeyOptions): Promise<string> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: keySize,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const notBefore = clock.now();
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS_VALID);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      // Node's types of WebCrypto are not those of the browser.
      keys: keys as unknown as CryptoKeyPair,
      notBefore,
      notAfter,
      signingAlgorithm: algorithm,
    },
    webcrypto as Crypto,
  );
  const key = KeyObject.from(keys.privateKey).export({
    type: 'pkcs8',
    format: 'pem',
  });
  return `${certificate.toString('pem')}\n${key}`;
}

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  parseCertificates,
  type SealedSecretManifest,
  type SealingCertificate,
  type SealingScope,
  type SecretManifest,
} from '@floe/sealed-secrets';
import { importPrivateKey } from '@floe/sealed-secrets/testing';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { programPath, SealedSecretsVersion } from '../harness/parts';
import { Workspace } from '../harness';

/**
 * A sealing key of a controller, used by the real `kubeseal` for both of its
 * halves.
 */
export class SealingKey {
  readonly #certificateFile: string;
  readonly #privateKeyFile: string;
  readonly #version: SealedSecretsVersion | undefined;

  private constructor(
    readonly certificate: SealingCertificate,
    readonly privateKey: CryptoKey,
    readonly privateKeyPem: string,
    certificateFile: string,
    privateKeyFile: string,
    version?: SealedSecretsVersion,
  ) {
    this.#certificateFile = certificateFile;
    this.#privateKeyFile = privateKeyFile;
    this.#version = version;
  }

  static async create(
    workspace: Workspace,
    options: {
      keySize?: number;
      notBefore?: Date;
      notAfter?: Date;
      /** Of `kubeseal`. */
      version?: SealedSecretsVersion;
    } = {},
  ): Promise<SealingKey> {
    const { keySize = 2048, version, ...validity } = options;
    const algorithm = {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      publicExponent: new Uint8Array([1, 0, 1]),
      modulusLength: keySize,
    };
    const keys = await crypto.subtle.generateKey(algorithm, true, [
      'sign',
      'verify',
    ]);
    const certificatePem = (
      await X509CertificateGenerator.createSelfSigned({
        keys,
        signingAlgorithm: algorithm,
        name: 'CN=sealed-secret,O=sealed-secret',
        ...validity,
      })
    ).toString('pem');
    const privateKeyPem = PemConverter.encode(
      await crypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    );

    const certificateFile = workspace.path(`certificate-${keySize}.pem`);
    const privateKeyFile = workspace.path(`private-key-${keySize}.pem`);
    writeFileSync(certificateFile, certificatePem);
    writeFileSync(privateKeyFile, privateKeyPem, { mode: 0o600 });
    return new SealingKey(
      (await parseCertificates(certificatePem))[0],
      await importPrivateKey(privateKeyPem),
      privateKeyPem,
      certificateFile,
      privateKeyFile,
      version,
    );
  }

  /**
   * The Secret that `kubeseal --recovery-unseal` decrypts from a SealedSecret
   * with the controller's own code.
   */
  async unseal(
    sealedSecret: SealedSecretManifest,
  ): Promise<Record<string, Buffer>> {
    const secret = await this.#runKubeseal(
      ['--recovery-unseal', `--recovery-private-key=${this.#privateKeyFile}`],
      sealedSecret,
    );
    return Object.fromEntries(
      Object.entries<string | null>(secret.data).map(([key, value]) => [
        key,
        Buffer.from(value ?? '', 'base64'),
      ]),
    );
  }

  /** The SealedSecret that `kubeseal` creates from a Secret. */
  async seal(
    secret: SecretManifest,
    scope: SealingScope,
  ): Promise<SealedSecretManifest> {
    return await this.#runKubeseal(
      [
        `--cert=${this.#certificateFile}`,
        `--scope=${scope}`,
        '--allow-empty-data',
      ],
      secret,
    );
  }

  /** Runs kubeseal on an object given on standard input, and parses its output. */
  async #runKubeseal(args: string[], input: object): Promise<any> {
    const kubeseal = spawn(programPath('kubeseal', this.#version), args);
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    kubeseal.stdout.on('data', chunk => output.push(chunk));
    kubeseal.stderr.on('data', chunk => complaints.push(chunk));
    const exitCode = new Promise<number | null>((done, failed) => {
      kubeseal.once('close', done);
      kubeseal.once('error', failed);
    });
    // A kubeseal that gives up early closes the pipe; its own message is
    // reported.
    kubeseal.stdin.on('error', () => {});
    kubeseal.stdin.end(JSON.stringify(input));
    if ((await exitCode) !== 0) {
      throw new Error(Buffer.concat(complaints).toString());
    }
    return JSON.parse(Buffer.concat(output).toString());
  }
}

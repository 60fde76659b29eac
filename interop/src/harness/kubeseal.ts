import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { X509CertificateGenerator } from '@peculiar/x509';
import { programPath, SealedSecretsVersion } from './parts';
import { Workspace } from './Workspace';

const run = promisify(execFile);

/** The scope that a value is sealed for. */
export type SealTarget = {
  scope: 'strict' | 'namespace-wide' | 'cluster-wide';
  namespace: string;
  name: string;
};

/**
 * Seals one value with the real `kubeseal`, as users of the command line do.
 *
 * @param program - the version of `kubeseal`, and the folder for its files
 * @param certificate - PEM of the certificate to seal with
 * @returns the ciphertext, base64
 */
export async function kubeseal(
  {
    workspace,
    version,
  }: { workspace: Workspace; version?: SealedSecretsVersion },
  certificate: string,
  value: string | Buffer,
  target: SealTarget,
): Promise<string> {
  const folder = mkdtempSync(workspace.path('kubeseal-'));
  const certificateFile = join(folder, 'cert.pem');
  const valueFile = join(folder, 'value');
  try {
    writeFileSync(certificateFile, certificate);
    writeFileSync(valueFile, value, { mode: 0o600 });
    const { stdout } = await run(programPath('kubeseal', version), [
      '--raw',
      `--from-file=${valueFile}`,
      `--cert=${certificateFile}`,
      `--scope=${target.scope}`,
      `--namespace=${target.namespace}`,
      `--name=${target.name}`,
    ]);
    return stdout.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** PEM of a certificate for a new RSA key that no cluster has. */
export async function unrelatedCertificate(
  modulusLength: number,
): Promise<string> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength,
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys,
    signingAlgorithm: algorithm,
    name: 'CN=another-cluster',
  });
  return certificate.toString('pem');
}

import { X509Certificate } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { CheckedCertificate, CheckedFile } from '../checks';

/** A file that the command needs cannot be read. The message does not quote it. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
}

/** Why a file cannot be read, by the code of the system's error. */
const REASONS = new Map([
  [
    'ENOENT',
    'there is no such file; a pattern such as *.yaml is only replaced by a shell, without quotation marks',
  ],
  ['ENOTDIR', 'a part of the path is no directory'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open; name fewer'],
  ['ENFILE', 'too many files are open; name fewer'],
  ['EIO', 'the disk cannot be read'],
  ['EISDIR', 'it is a directory; name the files in it'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
]);

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) {
    all.push(chunk);
  }
  return Buffer.concat(all);
}

async function readText(
  path: string,
  stdin?: AsyncIterable<Uint8Array>,
): Promise<string> {
  const content = await (path === '-' && stdin
    ? readAll(stdin)
    : fs.readFile(path)
  ).catch(error => {
    throw new UnreadableError(
      `${path} cannot be read: ${REASONS.get(error.code) ?? error.code}`,
    );
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      content,
    );
  } catch {
    throw new UnreadableError(`${path} is not UTF-8 text`);
  }
}

/**
 * Reads values files.
 *
 * @param stdin - the content for `-`
 * @throws UnreadableError for the first file that cannot be read
 */
export async function readValuesFiles(
  paths: readonly string[],
  stdin?: AsyncIterable<Uint8Array>,
): Promise<CheckedFile[]> {
  return Promise.all(
    paths.map(async path => ({ path, text: await readText(path, stdin) })),
  );
}

const CERTIFICATE =
  /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function parseCertificate(pem: string): CheckedCertificate {
  const certificate = new X509Certificate(pem);
  const { n } = certificate.publicKey.export({ format: 'jwk' });
  return {
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    ...(n && { modulus: Buffer.from(n, 'base64url').toString('hex') }),
  };
}

/**
 * Reads the certificates of a controller.
 *
 * @throws UnreadableError if a file has none
 */
export async function readCertificates(
  paths: readonly string[],
): Promise<CheckedCertificate[]> {
  const lists = await Promise.all(
    paths.map(async path => {
      const found = (await readText(path)).match(CERTIFICATE) ?? [];
      try {
        if (found.length > 0) {
          return found.map(parseCertificate);
        }
      } catch {
        // Reported below.
      }
      throw new UnreadableError(`${path} has no valid certificate in PEM`);
    }),
  );
  return lists.flat();
}

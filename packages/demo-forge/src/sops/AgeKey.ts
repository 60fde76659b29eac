import { InputError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';

/** The age key by which the deployments of the demonstration decrypt. */
export type AgeKey = {
  /** The private key, `AGE-SECRET-KEY-1…`. */
  identity: string;
  /** The public key, `age1…`. */
  recipient: string;
};

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * Reads the key of a file as `age-keygen` writes it, which sops takes by
 * `SOPS_AGE_KEY_FILE`, or makes one if there is no such file. Only the user who
 * runs this can read the file.
 *
 * @throws InputError if the file has no key
 */
export async function loadAgeKey(file: string): Promise<AgeKey> {
  const { generateX25519Identity, identityToRecipient } = await import(
    'age-encryption'
  );
  const text = await readIfThere(file);
  if (text !== undefined) {
    const identity = text.match(/^AGE-SECRET-KEY-1\w+$/m)?.[0];
    if (!identity) {
      throw new InputError(`${file} has no age key; start the Git host afresh`);
    }
    return { identity, recipient: await identityToRecipient(identity) };
  }
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  await writeFileAtomic(file, `# public key: ${recipient}\n${identity}\n`, {
    mode: 0o600,
  });
  return { identity, recipient };
}

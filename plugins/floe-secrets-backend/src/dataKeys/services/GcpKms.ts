import type { GoogleAuth } from 'google-auth-library';
import {
  DataKeyServiceKey,
  DataKeyWrapper,
  KeyServiceError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { postJson } from './postJson';

const ENDPOINT = 'https://cloudkms.googleapis.com';
const SCOPE = 'https://www.googleapis.com/auth/cloudkms';

/** Google Cloud KMS by its REST API, with the credentials that Google's libraries find where the backend runs. */
export class GcpKms implements DataKeyWrapper<'gcp_kms'> {
  readonly #endpoint: string;
  #auth: GoogleAuth | undefined;

  constructor(options: { endpoint: string | undefined }) {
    this.#endpoint = options.endpoint ?? ENDPOINT;
  }

  async wrap(
    key: DataKeyServiceKey<'gcp_kms'>,
    dataKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<string> {
    const token = await this.#token(key);
    signal.throwIfAborted();
    const { body, status } = await postJson(
      `${this.#endpoint}/v1/${key.resource_id}:encrypt`,
      {
        headers: { authorization: `Bearer ${token}` },
        body: { plaintext: Buffer.from(dataKey).toString('base64') },
        signal,
      },
    );
    if (status !== 200) {
      throw new KeyServiceError(refusal(status));
    }
    return String((body as { ciphertext?: unknown } | null)?.ciphertext);
  }

  async #token(key: DataKeyServiceKey<'gcp_kms'>): Promise<string> {
    let token: string | null | undefined;
    try {
      this.#auth ??= await createAuth(key.resource_id.split('/')[1]);
      token = await this.#auth.getAccessToken();
    } catch {
      // Its words can quote the credentials.
    }
    if (!token) {
      throw new KeyServiceError(
        'the portal has no credentials for it: set up Application Default Credentials where the backend runs',
      );
    }
    return token;
  }
}

/**
 * Loaded when the first key of Google is used.
 *
 * @param projectId - of any key: without one the library looks for the project
 * of the backend, which takes seconds and is not needed
 */
async function createAuth(projectId: string): Promise<GoogleAuth> {
  const { GoogleAuth: Auth } = await import('google-auth-library');
  return new Auth({ scopes: [SCOPE], projectId });
}

function refusal(status: number): string {
  switch (status) {
    case 400:
      return 'it does not encrypt with this key (status 400): its purpose must be symmetric encryption, and its primary version enabled';
    case 401:
    case 403:
      return `the portal's identity may not use this key (status ${status}): it needs cloudkms.cryptoKeyVersions.useToEncrypt, as in the role roles/cloudkms.cryptoKeyEncrypter`;
    case 404:
      return 'it has no such key (status 404)';
    case 429:
      return 'its quota is used up (status 429). Try again in a moment';
    default:
      return `it answered with status ${status}`;
  }
}

import { CausePattern } from './types';

/**
 * Messages of the Kubernetes provider, from the API server that it reads
 * (`pkg/provider/kubernetes` of External Secrets Operator).
 */
export const kubernetesPatterns: CausePattern[] = [
  {
    cause: 'auth-missing',
    pattern:
      /cannot create service account token: [\s\S]*not found|could not fetch (?:Auth\.[\w.]+|client key and cert): [\s\S]*not found|no auth provider given/i,
  },
  {
    cause: 'access-denied',
    pattern:
      /is forbidden: User "[^"]*" cannot \w+ resource|\bUnauthorized\b|client is not allowed to get secrets|the server has asked for the client to provide credentials|could not verify if client is valid: (?:[\s\S]*forbidden|…)/i,
  },
  {
    cause: 'property-missing',
    pattern:
      /does not exist in (?:data|metadata) of secret|property \S+ does not exist in key/i,
  },
  { cause: 'key-missing', pattern: /\bsecrets? "[^"]*" not found/i },
];

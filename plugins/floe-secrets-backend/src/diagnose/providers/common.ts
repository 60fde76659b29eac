import { CausePattern } from './types';

/**
 * Messages that every provider of External Secrets Operator can have:
 * Kubernetes references of the auth block (runtime/esutils/resolvers, provider
 * auth code) and Go's network stack (net, crypto/tls, net/http).
 */
export const commonPatterns: CausePattern[] = [
  {
    cause: 'auth-missing',
    pattern:
      /cannot get Kubernetes secret .* not found|cannot get Kubernetes service account .* not found|cannot request Kubernetes service account token .* not found|serviceaccounts? "[^"]*" not found|failed to get service account: .*not found|could not fetch \w+ secret: .*not found/is,
  },
  {
    // The operator may not log in with the service account of the store.
    cause: 'auth-missing',
    pattern:
      /serviceaccounts "[^"]*" is forbidden: User "[^"]*" cannot create resource "serviceaccounts\/token"/,
  },
  {
    // A key of a Secret of the auth block.
    cause: 'auth-missing',
    pattern:
      /(?:could not fetch \w+ secret|could not get Auth\.[\w.]+|failed to get client\w+): [\s\S]*cannot find secret data for key/i,
  },
  {
    // Go's `net/http`, mostly because of a line break at the end of a token.
    cause: 'auth-malformed',
    pattern: /invalid header field value/i,
  },
  {
    cause: 'throttled',
    pattern:
      /\b429\b[^\n]*too many requests|too many requests|rate limit(?:ed| quota)? exceeded/i,
  },
  {
    cause: 'unreachable',
    pattern:
      /dial (?:tcp|udp)|no such host|connection (?:refused|reset)|i\/o timeout|TLS handshake timeout|network is unreachable|no route to host|server misbehaving|request send failed|unexpected EOF|: EOF$/i,
  },
  {
    cause: 'unreachable',
    pattern:
      /x509: |tls: |certificate (?:signed by unknown authority|has expired)|server gave HTTP response to HTTPS client|Client sent an HTTP request to an HTTPS server/i,
  },
  {
    cause: 'unreachable',
    pattern: /context deadline exceeded|Client\.Timeout exceeded/i,
  },
  {
    cause: 'unreachable',
    pattern:
      /\b(?:StatusCode|Status|Code|RESPONSE|status code)[:=]? ?'?5\d\d\b|\b50[0234] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout)/i,
  },
  { cause: 'key-missing', pattern: /^Secret does not exist$/im },
  {
    cause: 'property-missing',
    pattern: /\bkey \S+ does not exist in secret \S+/i,
  },
  {
    cause: 'not-json',
    pattern:
      /unable to unmarshal secret|failed to unmarshall? JSON|error unmarshalling json data|unable to unmarshal secret from JSON/i,
  },
];

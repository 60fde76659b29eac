import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { CA_UNUSABLE } from '../../providers';

type Outage = {
  pattern: RegExp;
  summary: (storeName: string, place: string) => string;
  remedy: Remedy;
};

/**
 * Why a request got no useful answer, from the words of the client, if not
 * because the network does not lead to the provider.
 */
const OUTAGES: Outage[] = [
  {
    pattern: /Vault is sealed/i,
    summary: (storeName, place) =>
      `The Vault behind the ${storeName} is sealed${place}.`,
    remedy: { title: 'Unseal the Vault' },
  },
  {
    // https://developer.hashicorp.com/vault/api-docs/system/health
    pattern: /Code: 47[23]\b/,
    summary: (storeName, place) =>
      `The Vault behind the ${storeName} answers from a standby node, which does not serve this request${place}.`,
    remedy: { title: 'Direct the requests to the active node of the Vault' },
  },
  {
    pattern: CA_UNUSABLE,
    summary: (storeName, place) =>
      `The operator cannot open a TLS connection to the provider behind the ${storeName}${place}: the CA certificate that the store names is missing or is not PEM.`,
    remedy: {
      title:
        'Correct caBundle (a PEM certificate in base64), or the ConfigMap or Secret and its key under caProvider',
    },
  },
  {
    pattern: /Client sent an HTTP request to an HTTPS server/,
    summary: (storeName, place) =>
      `The provider behind the ${storeName} expects HTTPS, and the store has an address without it${place}.`,
    remedy: { title: 'Write https:// in the address of the store' },
  },
  {
    pattern:
      /x509: |tls: |SSL cert|certificate (?:signed by unknown authority|has expired)|HTTP response to HTTPS client|error from Client TLS Auth/i,
    summary: (storeName, place) =>
      `The operator cannot open a TLS connection to the provider behind the ${storeName}${place}.`,
    remedy: {
      title:
        'Compare the certificate of the provider with the address and the CA of the store (caBundle, caProvider), and check whether it has expired',
    },
  },
  {
    pattern:
      /\b(?:status(?:[- ]?code)?|RESPONSE|Code)[:=]? ?'?5\d\d\b|\b5\d\d (?:status code;|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout)|InternalServiceError|ServiceUnavailable\b|code = Internal\b|(?:^|: )(?:Internal Server Error|Bad Gateway|Service Unavailable)$/i,
    summary: (storeName, place) =>
      `The provider behind the ${storeName} answers with a server error${place}.`,
    remedy: {
      title:
        'Check whether the provider and the proxies before it work: the network leads there',
    },
  },
];

/**
 * @param place - ` at https://…`, or empty if the address is unknown
 * @returns undefined if the network may be the cause
 */
export function outageOf(
  words: string,
  storeName: string,
  place: string,
): { summary: string; remedy: Remedy } | undefined {
  const outage = OUTAGES.find(({ pattern }) => pattern.test(words));
  return (
    outage && {
      summary: outage.summary(storeName, place),
      remedy: outage.remedy,
    }
  );
}

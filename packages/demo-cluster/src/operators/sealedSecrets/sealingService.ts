import { ProxiedService } from '../../api/http/serviceProxy';
import { SealingKey } from './SealingKey';

/** Where the controller listens: the service of its Helm chart. */
export const SEALED_SECRETS_NAMESPACE = 'kube-system';
export const SEALED_SECRETS_SERVICE = 'sealed-secrets';

/** The HTTP side of the controller: the certificate alone, as nothing else is safe to offer. */
export function sealingService({ certificate }: SealingKey): ProxiedService {
  return {
    namespace: SEALED_SECRETS_NAMESPACE,
    name: SEALED_SECRETS_SERVICE,
    answer: path => {
      switch (path) {
        case '/v1/cert.pem':
          return {
            status: 200,
            contentType: 'application/x-pem-file',
            body: certificate,
          };
        case '/healthz':
          return { status: 200, contentType: 'text/plain', body: 'ok\n' };
        default:
          return undefined;
      }
    },
  };
}

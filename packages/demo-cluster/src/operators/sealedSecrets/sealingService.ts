import { ProxiedService, ServiceAnswer } from '../../api/http/serviceProxy';
import { sealAgain } from './sealAgain';
import { SealingKeys } from './SealingKey';

/** The address of the controller: the Service of its Helm chart. */
export const SEALED_SECRETS_NAMESPACE = 'kube-system';
export const SEALED_SECRETS_SERVICE = 'sealed-secrets';

/** The HTTP side of the controller, without `/v1/verify`. */
export function sealingService(keys: SealingKeys): ProxiedService {
  return {
    namespace: SEALED_SECRETS_NAMESPACE,
    name: SEALED_SECRETS_SERVICE,
    answer: (path, { body, method }) => {
      switch (`${method} ${path}`) {
        case 'GET /v1/cert.pem':
          return {
            status: 200,
            contentType: 'application/x-pem-file',
            body: keys.newest.certificate,
          };
        case 'GET /healthz':
          return { status: 200, contentType: 'text/plain', body: 'ok\n' };
        case 'POST /v1/rotate':
          return rotate(body, keys);
        default:
          return undefined;
      }
    },
  };
}

/** Answers every failure with 500 and no details. */
function rotate(body: string, keys: SealingKeys): ServiceAnswer {
  try {
    return {
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(sealAgain(body, keys)),
    };
  } catch {
    return { status: 500, contentType: 'text/plain', body: '' };
  }
}

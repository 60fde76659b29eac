import { ObjectManifest } from '../objects';
import {
  SEALED_SECRETS_NAMESPACE,
  SEALED_SECRETS_SERVICE,
} from '../operators/sealedSecrets/sealingService';

function namespace(name: string): ObjectManifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** The system objects of every cluster with the two operators. */
export function systemObjects(): ObjectManifest[] {
  const labels = {
    'app.kubernetes.io/name': 'sealed-secrets',
    'app.kubernetes.io/instance': 'sealed-secrets',
  };
  return [
    namespace('default'),
    namespace('kube-system'),
    namespace('kube-public'),
    namespace('external-secrets-system'),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: SEALED_SECRETS_SERVICE,
        namespace: SEALED_SECRETS_NAMESPACE,
        labels: {
          ...labels,
          'app.kubernetes.io/part-of': 'sealed-secrets',
          'app.kubernetes.io/version': '0.36.6',
        },
      },
      spec: {
        type: 'ClusterIP',
        selector: labels,
        ports: [
          { name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP' },
        ],
      },
    },
  ];
}

import { ObjectManifest } from '../objects';
import { ClusterSeed } from '../options';
import { chartDeployment, namespaceOf, secretName } from './chartObjects';
import { marketingSteps } from './marketing';
import { fluxDeployment, operatorDeployments } from './operatorDeployments';
import { remoteContents } from './remoteContents';
import { demoServices, DemoService } from './services';
import {
  awsStore,
  platformStore,
  storeWithoutToken,
  vaultStore,
} from './stores';
import { days } from './times';

/**
 * The content of the demonstration's cluster before GitOps applies anything:
 * namespaces, stores and the content of their providers, workloads, and the
 * objects of services that are not in Git. See {@link demoServices}.
 */
export function demoSeed(): ClusterSeed {
  const marketing = serviceNamed('marketing-attribution');
  const fraud = serviceNamed('fraud-features');
  return {
    remote: remoteContents,
    servesFlux: true,
    steps: [
      {
        ago: days(320),
        apply: [
          ...operatorDeployments(),
          ...fluxDeployment(),
          ...demoServices.map(namespaceOf),
        ],
      },
      {
        ago: days(300),
        apply: [
          ...demoServices
            .filter(({ store }) => store === 'aws-secrets-manager')
            .flatMap(({ namespace }) => awsStore(namespace)),
          ...vaultStore(serviceNamed('billing-metrics').namespace),
          storeWithoutToken(serviceNamed('billing-metrics').namespace),
          ...platformStore([serviceNamed('orders-lakehouse').namespace]),
        ],
      },
      { ago: days(120), apply: [legacyStorageSecret(fraud)] },
      ...marketingSteps(marketing),
      { ago: days(30), apply: demoServices.map(chartDeployment) },
    ],
  };
}

function serviceNamed(name: string): DemoService {
  return demoServices.find(service => service.name === name)!;
}

/**
 * Created by a person before the chart had storage secrets; it owns the Secret
 * that the chart's object would write.
 */
function legacyStorageSecret(service: DemoService): ObjectManifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'legacy-s3-access', namespace: service.namespace },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { name: service.store, kind: 'SecretStore' },
      target: { name: secretName(service, 'storage') },
      data: [
        {
          secretKey: 'AWS_ACCESS_KEY_ID',
          remoteRef: {
            key: 'floe/prod/s3-credentials',
            property: 'access_key',
          },
        },
      ],
    },
  };
}

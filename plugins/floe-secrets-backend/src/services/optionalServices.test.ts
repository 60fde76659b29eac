import {
  actionsRegistryServiceRef as backstageActions,
  metricsServiceRef as backstageMetrics,
} from '@backstage/backend-plugin-api/alpha';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from './optionalServices';

it.each([
  [metricsServiceRef, backstageMetrics],
  [actionsRegistryServiceRef, backstageActions],
])('is the service that Backstage provides: %s', (own, backstage) => {
  expect([own.id, own.scope]).toEqual([backstage.id, backstage.scope]);
});

import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';

const observable = { addCallback() {}, removeCallback() {} };
const adding = { add() {} };
const recording = { record() {} };

const noMetrics: MetricsService = {
  createCounter: () => adding,
  createUpDownCounter: () => adding,
  createHistogram: () => recording,
  createGauge: () => recording,
  createObservableCounter: () => observable,
  createObservableUpDownCounter: () => observable,
  createObservableGauge: () => observable,
};

/**
 * Backstage's metrics service, by its id, because it is an alpha service: a
 * portal without it starts, but exports no metrics.
 */
export const metricsServiceRef = createServiceRef<MetricsService>({
  id: 'alpha.core.metrics',
  defaultFactory: async service =>
    createServiceFactory({ service, deps: {}, factory: () => noMetrics }),
});

/**
 * Backstage's actions registry, by its id. A portal without it starts, but
 * offers no actions.
 */
export const actionsRegistryServiceRef =
  createServiceRef<ActionsRegistryService>({
    id: 'alpha.core.actionsRegistry',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {},
        factory: () => ({ register() {} }),
      }),
  });

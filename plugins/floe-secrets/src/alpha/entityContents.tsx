import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import { isFloeSecretsAvailable } from '../isFloeSecretsAvailable';
import { entityContentRouteRef } from '../routes';

/**
 * The Secrets tab: for entities that name their secrets, and for every
 * component, because the tab also explains the annotations.
 */
export const entityFloeSecretsContent =
  EntityContentBlueprint.makeWithOverrides({
    configSchema: {
      templateRef: z
        .string()
        .optional()
        .describe('Entity ref of the software template that adds secrets'),
    },
    factory(originalFactory, { config }) {
      return originalFactory({
        path: '/secrets',
        title: 'Secrets',
        filter: entity =>
          entity.kind.toLocaleLowerCase('en-US') === 'component' ||
          isFloeSecretsAvailable(entity),
        routeRef: entityContentRouteRef,
        loader: () =>
          import('../components/EntityFloeSecretsContent').then(m => (
            <m.EntityFloeSecretsContent templateRef={config.templateRef} />
          )),
      });
    },
  });

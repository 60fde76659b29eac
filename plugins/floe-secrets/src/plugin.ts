import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsApiRef } from './api';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import type { EntityFloeSecretsContentProps } from './components/EntityFloeSecretsContent';
import { isSecretResult } from './components/Search/secretResult';
import type { FloeSecretsSearchResultListItemProps } from './components/Search';
import {
  entityContentRouteRef,
  overviewLinkRouteRef,
  overviewRouteRef,
  templateRouteRef,
} from './routes';

/**
 * The plugin for the old frontend system.
 * @public
 */
export const floeSecretsPlugin = createPlugin({
  id: 'floe-secrets',
  apis: [
    createApiFactory({
      api: floeSecretsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new FloeSecretsClient(deps),
    }),
  ],
  routes: { entityContent: entityContentRouteRef, overview: overviewRouteRef },
  externalRoutes: {
    template: templateRouteRef,
    overviewLink: overviewLinkRouteRef,
  },
});

/**
 * The Secrets tab of an entity page.
 * @public
 */
export const EntityFloeSecretsContent: (
  props: EntityFloeSecretsContentProps,
) => JSX.Element = floeSecretsPlugin.provide(
  createRoutableExtension({
    name: 'EntityFloeSecretsContent',
    component: () =>
      import('./components/EntityFloeSecretsContent').then(
        m => m.EntityFloeSecretsContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The overview of all secrets that the user may see; mount it at `/secrets`.
 * @public
 */
export const FloeSecretsPage: () => JSX.Element = floeSecretsPlugin.provide(
  createRoutableExtension({
    name: 'FloeSecretsPage',
    component: () =>
      import('./components/FloeSecretsPage').then(m => m.FloeSecretsPage),
    mountPoint: overviewRouteRef,
  }),
);

/**
 * A card for the overview page of an entity: the state of its secrets, and the
 * causes of the worst. A system has the secrets of its parts, a group or a user
 * those of the owned entities.
 * @public
 */
export const EntityFloeSecretsCard: () => JSX.Element =
  floeSecretsPlugin.provide(
    createComponentExtension({
      name: 'EntityFloeSecretsCard',
      component: {
        lazy: () =>
          import('./components/CatalogCards').then(
            m => m.EntityFloeSecretsCard,
          ),
      },
    }),
  );

/**
 * The state of the user's own secrets, as a card for the home page.
 * @public
 */
export const FloeSecretsHomeCard: () => JSX.Element = floeSecretsPlugin.provide(
  createComponentExtension({
    name: 'FloeSecretsHomeCard',
    component: {
      lazy: () =>
        import('./components/HomeWidget').then(m => m.FloeSecretsHomeCard),
    },
  }),
);

/**
 * A secret in the search results, which the module
 * `@floe/backstage-plugin-search-backend-module-floe-secrets` finds.
 * @public
 */
export const FloeSecretsSearchResultListItem: (
  props: FloeSecretsSearchResultListItemProps,
) => JSX.Element | null = floeSecretsPlugin.provide(
  createSearchResultListItemExtension({
    name: 'FloeSecretsSearchResultListItem',
    component: () =>
      import('./components/Search').then(
        m => m.FloeSecretsSearchResultListItem,
      ),
    predicate: isSecretResult,
  }),
);

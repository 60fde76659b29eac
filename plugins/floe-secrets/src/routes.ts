import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The Secrets tab of an entity. */
export const entityContentRouteRef = createRouteRef({
  id: 'floe-secrets/entity-content',
});

/** The overview of all secrets that a person may see. */
export const overviewRouteRef = createRouteRef({ id: 'floe-secrets/overview' });

/** The form of a software template, for the wizard that adds secrets. */
export const templateRouteRef = createExternalRouteRef({
  id: 'floe-secrets/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The overview, for cards in portals without it. */
export const overviewLinkRouteRef = createExternalRouteRef({
  id: 'floe-secrets/overview-link',
  optional: true,
  defaultTarget: 'floe-secrets.overview',
});

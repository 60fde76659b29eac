import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiShieldKeyholeLine } from '@remixicon/react';
import { overviewRouteRef } from '../routes';

/** The overview of all secrets; a portal can give it another path and title by configuration. */
export const floeSecretsPage = PageBlueprint.make({
  params: {
    path: '/secrets',
    title: 'Secrets',
    icon: <RiShieldKeyholeLine />,
    routeRef: overviewRouteRef,
    loader: () =>
      import('../components/Overview').then(m => <m.OverviewPage />),
  },
});

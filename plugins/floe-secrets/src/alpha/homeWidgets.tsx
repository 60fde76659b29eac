import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** The state of the user's own secrets, for the home page. */
export const floeSecretsHomeWidget = HomePageWidgetBlueprint.make({
  params: {
    name: 'FloeSecrets',
    title: 'My secrets',
    description: 'The state of your secrets, and which need attention',
    layout: { width: { minColumns: 3 }, height: { minRows: 4 } },
    components: () =>
      import('../components/HomeWidget').then(m => ({
        Content: m.FloeSecretsHomeContent,
      })),
  },
});

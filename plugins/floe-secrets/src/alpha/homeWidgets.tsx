import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** How the secrets are that a person answers for, on the home page. */
export const floeSecretsHomeWidget = HomePageWidgetBlueprint.make({
  params: {
    name: 'FloeSecrets',
    title: 'My secrets',
    description: 'How the secrets are of what you own, and which need somebody',
    layout: { width: { minColumns: 3 }, height: { minRows: 4 } },
    components: () =>
      import('../components/HomeWidget').then(m => ({
        Content: m.FloeSecretsHomeContent,
      })),
  },
});

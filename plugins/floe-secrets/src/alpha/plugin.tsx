import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShieldKeyholeLine } from '@remixicon/react';
import {
  entityContentRouteRef,
  overviewLinkRouteRef,
  overviewRouteRef,
  templateRouteRef,
} from '../routes';
import { floeSecretsApi } from './apis';
import { entityFloeSecretsCard } from './entityCards';
import { entityFloeSecretsContent } from './entityContents';
import { floeSecretsHomeWidget } from './homeWidgets';
import { floeSecretsPage } from './pages';
import {
  floeSecretsSearchResultListItem,
  floeSecretsSearchResultType,
} from './search';
import {
  approachPickerFormField,
  reviewFormField,
  secretStoreFormField,
  sopsFileFormField,
  secretsPickerFormField,
  servicePickerFormField,
} from './formFields';

/**
 * The plugin for the new frontend system.
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'floe-secrets',
  title: 'Floe Secrets',
  icon: <RiShieldKeyholeLine />,
  info: { packageJson: () => import('../../package.json') },
  routes: { entityContent: entityContentRouteRef, overview: overviewRouteRef },
  externalRoutes: {
    template: templateRouteRef,
    overviewLink: overviewLinkRouteRef,
  },
  extensions: [
    floeSecretsPage,
    entityFloeSecretsContent,
    entityFloeSecretsCard,
    floeSecretsHomeWidget,
    floeSecretsSearchResultListItem,
    floeSecretsSearchResultType,
    floeSecretsApi,
    servicePickerFormField,
    approachPickerFormField,
    secretsPickerFormField,
    reviewFormField,
    secretStoreFormField,
    sopsFileFormField,
  ],
});

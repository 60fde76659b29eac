import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Clock } from './Clock';
import { systemClock } from './systemClock';

/** The clock of the plugin: the machine's, unless a test brings its own. */
export const clockServiceRef = createServiceRef<Clock>({
  id: 'floe-secrets.clock',
  defaultFactory: async service =>
    createServiceFactory({ service, deps: {}, factory: () => systemClock }),
});

import { parseShape, Shape } from '../shape';
import { awsShapes } from './aws';
import { azureShapes } from './azure';
import { cloudProviderShapes } from './cloudProviders';
import { conjurShapes } from './conjur';
import { externalSecretsShapes } from './externalSecrets';
import { externalSecretsProviderShapes } from './externalSecretsProviders';
import { fluxShapes } from './flux';
import { gcpShapes } from './gcp';
import { goShapes } from './go';
import { ibmShapes } from './ibm';
import { kubernetesShapes } from './kubernetes';
import { sealedSecretsShapes } from './sealedSecrets';
import { smallProviderShapes } from './smallProviders';
import { sopsShapes } from './sops';
import { sopsOperatorShapes } from './sopsOperators';
import { vaultShapes } from './vault';
import { vaultProviderShapes } from './vaultProviders';

/**
 * The messages of which parts are shown, a list for each who writes them.
 *
 * A shape is the constant words of a message, with the names of slots
 * (`slots.ts`) where arguments stand. A slot is chosen by what the program
 * prints there: `{name}`, `{secretKey}`, `{remoteKey}` only where that is the
 * name of an object or what a spec names; `{value}` for everything that could
 * come from a Secret's data, a provider's answer or a file. Go joins errors
 * with `: `, so a shape is one link of the chain and has no `: ` at its end.
 */
export const SHAPES: readonly Shape[] = [
  ...kubernetesShapes,
  ...goShapes,
  ...externalSecretsShapes,
  ...externalSecretsProviderShapes,
  ...awsShapes,
  ...azureShapes,
  ...conjurShapes,
  ...gcpShapes,
  ...ibmShapes,
  ...smallProviderShapes,
  ...cloudProviderShapes,
  ...vaultProviderShapes,
  ...vaultShapes,
  ...sealedSecretsShapes,
  ...fluxShapes,
  ...sopsShapes,
  ...sopsOperatorShapes,
].map(parseShape);

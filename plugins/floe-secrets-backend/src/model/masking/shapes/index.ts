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
import { providerServiceShapes } from './providerServices';
import { sealedSecretsShapes } from './sealedSecrets';
import { smallProviderShapes } from './smallProviders';
import { sopsShapes } from './sops';
import { sopsOperatorShapes } from './sopsOperators';
import { vaultShapes } from './vault';
import { vaultProviderShapes } from './vaultProviders';

/**
 * The known messages, in a list for each program.
 *
 * A shape is the constant words of a message, with slots (`slots.ts`) for its
 * arguments. Choose a slot by what the program prints there: `{name}`,
 * `{secretKey}`, `{remoteKey}` only for the name of an object or for a field of
 * a spec; `{value}` for everything that could come from a Secret's data, a
 * provider's response or a file. Go joins errors with `: `, so a shape is one
 * link of the chain, without `: ` at its end.
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
  ...providerServiceShapes,
  ...vaultShapes,
  ...sealedSecretsShapes,
  ...fluxShapes,
  ...sopsShapes,
  ...sopsOperatorShapes,
].map(parseShape);

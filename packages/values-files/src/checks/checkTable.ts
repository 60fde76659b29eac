import { apiVersion } from './apiVersion';
import { Check } from './CheckedRelease';
import { connectionTemplate, rendering } from './rendering';
import { credentialInReference } from './credentialInReference';
import { credentialInValues } from './credentialInValues';
import { dagsterPassword } from './dagsterPassword';
import { databaseConnection } from './databaseConnection';
import { intervals } from './intervals';
import { invalidCiphertext } from './invalidCiphertext';
import { names } from './names';
import { plainSecretObjects } from './plainSecretObjects';
import { plaintextSecrets } from './plaintextSecrets';
import { replacedLists } from './replacedLists';
import { sealedKey } from './sealedKey';
import { sealedScope } from './sealedScope';
import { secretReferences } from './secretReferences';
import { sections } from './sections';
import { sharedTargets } from './sharedTargets';
import { clusterStores, stores } from './stores';
import { storeProvider } from './storeProvider';
import { umbrellaValues } from './umbrellaValues';
import { vaultPrefix } from './vaultPrefix';

/** All checks of the values files of a release. */
export const CHECKS: readonly Check[] = [
  credentialInValues,
  credentialInReference,
  plaintextSecrets,
  plainSecretObjects,
  invalidCiphertext,
  sealedScope,
  sealedKey,
  rendering,
  connectionTemplate,
  apiVersion,
  names,
  sections,
  sharedTargets,
  secretReferences,
  replacedLists,
  stores,
  clusterStores,
  storeProvider,
  vaultPrefix,
  intervals,
  dagsterPassword,
  databaseConnection,
  umbrellaValues,
];

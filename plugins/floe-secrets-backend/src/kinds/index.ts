import { changesKinds } from '../changes/ChangesKind';
import { diagnoseKinds } from '../diagnose/DiagnoseKind';
import { modelKinds } from '../model/ModelKind';
import { observeKinds } from '../observe/ObserveKind';
import { refreshKinds } from '../refresh/RefreshKind';
import { secretsKinds } from '../secrets/SecretsKind';
import { clusterExternalSecret } from './clusterExternalSecret';
import { clusterPushSecret } from './clusterPushSecret';
import { externalSecret } from './externalSecret';
import { fluxKustomization } from './fluxKustomization';
import { Kind, KindTable } from './Kind';
import { plainSecret } from './plainSecret';
import { pushSecret } from './pushSecret';
import { sealedSecret } from './sealedSecret';
import { sopsFile } from './sopsFile';
import { sopsSecret } from './sopsSecret';

/**
 * All kinds of managed secrets. The compiler reports what a kind, or the table,
 * is missing.
 */
export const KINDS: KindTable = {
  'external-secret': externalSecret,
  'cluster-external-secret': clusterExternalSecret,
  'push-secret': pushSecret,
  'cluster-push-secret': clusterPushSecret,
  'sealed-secret': sealedSecret,
  'flux-kustomization': fluxKustomization,
  'sops-secret': sopsSecret,
  'sops-file': sopsFile,
  'plain-secret': plainSecret,
};

/**
 * Passes the table of kinds to the layers below it. Call it before anything is
 * observed or answered.
 */
export function installKinds(kinds: Readonly<Record<string, Kind>>): void {
  modelKinds.fill(kinds);
  observeKinds.fill(kinds);
  diagnoseKinds.fill(kinds);
  secretsKinds.fill(kinds);
  refreshKinds.fill(kinds);
  changesKinds.fill(kinds);
}

import { extractClusterExternalSecret } from '../../../observe/extract/clusterExternalSecret';
import { MakerHistory } from './MakerHistory';

export class ClusterExternalSecretHistory extends MakerHistory {
  constructor() {
    super({
      kind: 'ClusterExternalSecret',
      apiVersion: 'external-secrets.io/v1',
      extract: extractClusterExternalSecret,
      nameField: 'externalSecretName',
      specField: 'externalSecretSpec',
      existsReason: 'external secret already exists in namespace',
    });
  }
}

import { extractClusterPushSecret } from '../../../observe/extract/clusterPushSecret';
import { MakerHistory } from './MakerHistory';

export class ClusterPushSecretHistory extends MakerHistory {
  constructor() {
    super({
      kind: 'ClusterPushSecret',
      apiVersion: 'external-secrets.io/v1alpha1',
      extract: extractClusterPushSecret,
      nameField: 'pushSecretName',
      specField: 'pushSecretSpec',
      existsReason: 'push secret already exists in namespace',
    });
  }
}

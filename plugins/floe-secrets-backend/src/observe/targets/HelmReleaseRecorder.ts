import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { ObservationWrite } from '../../store/ObservationWriter';
import { releaseVersion } from '../../store/targets/rows';
import { timestamp } from '../../clock/Clock';
import { extractHelmRelease } from './helmRelease';
import { addressOf, TargetRecorder } from './TargetRecorder';

/** Records the revisions of Helm releases and their status. */
export class HelmReleaseRecorder extends TargetRecorder {
  protected readonly part = 'helm-releases';

  protected read(object: KubernetesObject) {
    const { cluster, clock } = this.options;
    const release = extractHelmRelease(object, {
      cluster,
      now: timestamp(clock),
    });
    return (
      release && {
        key: `${release.namespace}/${release.secretName}`,
        version: releaseVersion(release),
        writes: [{ type: 'helm-release', release } as const],
      }
    );
  }

  protected gone(key: string): ObservationWrite[] {
    const { cluster } = this.options;
    const { namespace, name } = addressOf(key);
    return [
      { type: 'helm-release-gone', cluster, namespace, secretName: name },
    ];
  }
}

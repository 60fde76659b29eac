import { DemoService } from '@floe/demo-cluster';
import { dagsterOverrides, productionHeader } from './blocks';

/** A service whose secrets are in files that SOPS encrypts: none here. */
export function sopsServiceValues(service: DemoService): string {
  return `${productionHeader(service)}
# Its secrets are in encrypted files; see the README.
floe:
  compiledArtifacts:
    annotations:
      floe.dev/owner: ${service.owner}
${dagsterOverrides(service)}`;
}

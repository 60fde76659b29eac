import { createFinding, specEvidence } from '../../finding';
import { SopsFileRule } from '../ruleTypes';
import { fileEvidence, openFile } from './remedies';

/**
 * Flux ignores a file that is neither `.yaml` nor `.yml` unless a
 * kustomization.yaml lists it, and reports the Kustomization as ready.
 */
export const targetMissing: SopsFileRule = {
  id: 'target-missing',
  evaluate({ facts }) {
    const [use] = facts.notTaken ?? [];
    if (!use) {
      return undefined;
    }
    const { name, namespace, path } = use;
    const secrets = facts.manifests.map(manifest => manifest.name).join(', ');
    return createFinding('target-missing', {
      severity: 'warning',
      // The Kustomization may not have applied the commit with the file yet.
      confidence: 'likely',
      summary: `No Kustomization applies this file: Flux reads only .yaml and .yml files from a folder without kustomization.yaml.`,
      evidence: [
        fileEvidence(`${facts.path} has the Secret ${secrets}`),
        specEvidence(
          `The Kustomization ${namespace}/${name} applies the folder ${path}, and its inventory does not have the Secret`,
        ),
      ],
      remedies: [
        {
          title:
            'Rename the file to .yaml (JSON is valid YAML), or name it under resources of a kustomization.yaml in its folder',
        },
        openFile(facts),
      ],
    });
  },
};

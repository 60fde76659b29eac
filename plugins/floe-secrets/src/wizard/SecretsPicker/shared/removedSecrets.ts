import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import {
  customSecretName,
  sectionSecretName,
  SECTIONS,
  type DagsterWorkload,
  type SecretsChange,
} from '@floe/values-files';
import { readersOf, workloadsOf } from './readers';

/** A Secret that is removed with the approach. */
export type RemovedSecret = {
  secretName: string;
  /** Whether the Secret stays when its object is deleted. */
  isKept: boolean;
  /** Workloads that the values files give it to. */
  readers: DagsterWorkload[];
};

type Approach = SecretsChange['approach'];

function settingsOf(approach: Approach, settings: PreviewSettings) {
  return approach === 'external-secrets'
    ? settings.externalSecrets
    : settings.sealedSecrets;
}

/**
 * The change that removes an approach from a release, including the workloads
 * that read its Secrets.
 */
export function approachRemoval<A extends Approach>(approach: A) {
  return {
    approach,
    components: {},
    custom: [],
    remove: { approach: true as const },
  };
}

/** The Secrets that a release has of an approach. */
export function removedSecrets(
  approach: Approach,
  settings: PreviewSettings,
): RemovedSecret[] {
  const own = settingsOf(approach, settings);
  const fullname = settings.fullname.value;
  const { readers } = readersOf(settings.dagster.envSecrets, fullname, own);
  const policy = 'creationPolicy' in own ? own.creationPolicy.value : 'Owner';
  return [
    ...SECTIONS.filter(section => own.components[section]?.enabled.value).map(
      component => ({
        secretName: sectionSecretName(fullname, component),
        isKept: policy !== 'Owner',
        readers: workloadsOf(readers, { component }),
      }),
    ),
    ...own.custom.map(entry => {
      const ofEntry =
        'creationPolicy' in entry ? entry.creationPolicy : undefined;
      return {
        secretName: customSecretName(fullname, entry.name),
        isKept: (ofEntry ?? policy) !== 'Owner',
        readers: workloadsOf(readers, { custom: entry.name }),
      };
    }),
  ];
}

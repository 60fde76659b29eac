import { KubernetesResource } from '@floe/backstage-plugin-floe-secrets-node';
import { PODS_RESOURCE, SECRETS_RESOURCE } from '../../model/observedTargets';
import { TargetPart } from '../../store/targets/TargetWrite';
import { HelmReleaseRecorder } from './HelmReleaseRecorder';
import { Selection } from '../reflector/narrowGateway';
import { PodRecorder } from './PodRecorder';
import { SecretMetadataRecorder } from './SecretMetadataRecorder';
import { TargetRecorder, TargetRecorderOptions } from './TargetRecorder';

/** A watch of targets or of their users. */
export type TargetWatch = {
  part: TargetPart;
  /** Name in the status of a cluster; several watches can share one. */
  name: string;
  /** Distinguishes the watches of a name. */
  key: string;
  resource: KubernetesResource;
  selection: Selection;
  createRecorder(options: TargetRecorderOptions): TargetRecorder;
};

/**
 * All types except these, which belong to no service or contain all values of a
 * release.
 */
const LEFT_OUT_TYPES = [
  'kubernetes.io/service-account-token',
  'bootstrap.kubernetes.io/token',
  'helm.sh/release.v1',
];

export const TARGET_WATCHES: TargetWatch[] = [
  {
    part: 'secret-metadata',
    name: SECRETS_RESOURCE,
    key: 'all',
    resource: { group: '', version: 'v1', plural: 'secrets' },
    selection: {
      metadataOnly: true,
      fieldSelector: LEFT_OUT_TYPES.map(type => `type!=${type}`).join(),
    },
    createRecorder: options => new SecretMetadataRecorder(options),
  },
  {
    part: 'secret-metadata',
    name: SECRETS_RESOURCE,
    key: 'helm-releases',
    resource: { group: '', version: 'v1', plural: 'secrets' },
    selection: {
      metadataOnly: true,
      fieldSelector: 'type=helm.sh/release.v1',
      labelSelector: 'owner=helm',
    },
    createRecorder: options => new HelmReleaseRecorder(options),
  },
  {
    part: 'consumers',
    name: PODS_RESOURCE,
    key: 'all',
    resource: { group: '', version: 'v1', plural: 'pods' },
    selection: {
      fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed',
    },
    createRecorder: options => new PodRecorder(options),
  },
];

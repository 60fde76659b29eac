import {
  Operator,
  parseRelease,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Fields, fieldsOf, itemsOf, nameOf } from '../extract/fields';

/** The version that a Deployment names, and where. */
type DeploymentVersion = {
  version: string;
  source: 'image' | 'label';
};

/** The last part of the image's name, in the registries of the projects. */
const IMAGES: Record<Operator, string> = {
  'external-secrets': 'external-secrets',
  'sealed-secrets': 'sealed-secrets-controller',
  'kustomize-controller': 'kustomize-controller',
};

/** Flux writes its own release into the label, not that of the controller. */
const LABELLED: readonly Operator[] = ['external-secrets', 'sealed-secrets'];

const VERSION_LABEL = 'app.kubernetes.io/version';

/**
 * Reads the version of an operator from its Deployment: the tag of its image,
 * else the label that its chart writes. Nothing else of the Deployment is kept.
 *
 * @returns undefined if neither names a release, as for a digest or `latest`
 */
export function readOperator(
  operator: Operator,
  deployment: unknown,
): DeploymentVersion | undefined {
  const { metadata, spec } = fieldsOf(deployment);
  const pod = fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
  const version = tagOf(imageOf(operator, itemsOf(pod.containers)));
  if (version) {
    return { version, source: 'image' };
  }
  const label =
    LABELLED.includes(operator) &&
    nameOf(fieldsOf(fieldsOf(metadata).labels)[VERSION_LABEL]);
  const labelled = label && parseRelease(label);
  return labelled ? { version: labelled, source: 'label' } : undefined;
}

/** A mirror may give the image another name; then the only container counts. */
function imageOf(operator: Operator, containers: Fields[]): string {
  const images = containers.map(({ image }) => nameOf(image) ?? '');
  const own = images.find(image => split(image).name === IMAGES[operator]);
  return own ?? (images.length === 1 ? images[0] : '');
}

function tagOf(image: string): string | undefined {
  return parseRelease(split(image).tag);
}

/** Splits `host:5000/path/name:tag@digest`. */
function split(image: string): { name: string; tag: string } {
  const [name = '', tag = ''] = image
    .split('@')[0]
    .slice(image.split('@')[0].lastIndexOf('/') + 1)
    .split(':');
  return { name, tag };
}

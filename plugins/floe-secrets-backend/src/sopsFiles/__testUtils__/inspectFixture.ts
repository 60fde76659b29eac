import { parseSopsConfig } from '@floe/sops';
import { ObservedSecret } from '../../model/observed';
import { Candidate } from '../candidates';
import { FoundConfig } from '../foundConfig';
import { findRule, InspectedFile, inspectFile } from '../inspectFile';
import { fixture, REPOSITORY_URL } from './FakeRepository';

/** The `.sops.yaml` of the fixtures, or another one. */
export async function configOf(
  text: string = fixture('.sops.yaml'),
  path: string = '.sops.yaml',
): Promise<FoundConfig> {
  return {
    path,
    url: `${REPOSITORY_URL}${path}`,
    folder: path.slice(0, path.lastIndexOf('/') + 1),
    content: { config: await parseSopsConfig(text) },
  };
}

/** What a file of the fixtures shows. */
export async function inspectFixture(
  path: string,
  options: {
    foundBy?: Candidate['foundBy'];
    text?: string;
    /** null: there is none. */
    config?: FoundConfig | null;
  } = {},
): Promise<InspectedFile | undefined> {
  const { foundBy = 'annotation', text = fixture(path) } = options;
  const config =
    options.config === undefined ? await configOf() : options.config;
  const rule = await findRule(path, config ?? undefined);
  return await inspectFile(text, { path, foundBy }, rule);
}

/** A file as the store holds it. */
export function toObserved(path: string, file: InspectedFile): ObservedSecret {
  return {
    id: 'f'.repeat(32),
    cluster: 'prod',
    namespace: 'floe-orders',
    uid: 'f'.repeat(32),
    resourceVersion: '',
    name: path,
    kind: 'SopsFile',
    apiVersion: 'floe.dev/v1',
    labels: { 'app.kubernetes.io/instance': 'orders' },
    generation: 1,
    createdAt: '2026-11-24T12:00:00.000Z',
    specChangedAt: null,
    seenAt: '2026-11-24T12:00:00.000Z',
    facts: {
      type: 'sops-file',
      path,
      url: `${REPOSITORY_URL}${path}`,
      ...file,
    },
  };
}

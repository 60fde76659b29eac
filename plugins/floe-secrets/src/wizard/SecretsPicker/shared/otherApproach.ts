import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import { SECTIONS, type Section } from '@floe/values-files';

/** An approach that the values files of a release can have. */
export type FileApproach = 'external-secrets' | 'sealed-secrets' | 'section';

/** A component or a custom entry of the chart. */
export type Part = { component: Section } | { custom: string };

/**
 * The other approach by which the values files create the Secret of a part now.
 *
 * @param approach - the approach of the form
 */
export function otherApproachOf(
  settings: Pick<
    PreviewSettings,
    'externalSecrets' | 'plainSecrets' | 'sealedSecrets'
  >,
  approach: 'external-secrets' | 'sealed-secrets',
  part: Part,
): FileApproach | undefined {
  const { externalSecrets, plainSecrets, sealedSecrets } = settings;
  const ofOperators = [
    ['external-secrets', externalSecrets],
    ['sealed-secrets', sealedSecrets],
  ] as const;
  const operator = ofOperators.find(
    ([name, own]) =>
      name !== approach &&
      own.enabled.value &&
      ('component' in part
        ? own.components[part.component]?.enabled.value
        : own.custom.some(entry => entry.name === part.custom)),
  );
  if (operator) {
    return operator[0];
  }
  const isPlain =
    'component' in part
      ? plainSecrets.components[part.component] !== undefined
      : plainSecrets.custom.some(({ name }) => name === part.custom);
  return isPlain ? 'section' : undefined;
}

/** The parts of a change that another approach of the release has until now. */
export function replacedParts(
  settings: Parameters<typeof otherApproachOf>[0],
  approach: 'external-secrets' | 'sealed-secrets',
  changed: {
    components: Partial<Record<Section, { hasKeys: boolean }>>;
    custom: readonly { name: string; hasKeys: boolean }[];
  },
) {
  const components = SECTIONS.filter(
    component =>
      changed.components[component]?.hasKeys &&
      otherApproachOf(settings, approach, { component }),
  );
  const custom = changed.custom
    .filter(
      ({ hasKeys, name }) =>
        hasKeys && otherApproachOf(settings, approach, { custom: name }),
    )
    .map(({ name }) => name);
  return components.length + custom.length > 0
    ? {
        replaces: {
          ...(components.length > 0 && { components }),
          ...(custom.length > 0 && { custom }),
        },
      }
    : {};
}

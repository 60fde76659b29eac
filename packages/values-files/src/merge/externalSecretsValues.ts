import {
  ExternalSecretsChange,
  RemoteReference,
} from '../model/externalSecretsChange';
import { printGoDuration } from '../model/goDuration';
import { Section } from '../model/sections';
import { keyListOf, NAMED_KEYS } from '../chart/renderExternalSecrets';
import { sectionsOfChange } from './context';
import { REMOVE, WantedList, WantedMap } from './wanted';

/**
 * As Go prints it. External Secrets up to 1.0 writes an interval back in that
 * form with a full update, which makes it the owner of the field; a server-side
 * apply of any other form, as Helm 4 does it, then fails with a conflict.
 */
function interval(text: string): string {
  return printGoDuration(text) ?? text;
}

function entry({ secretKey, remoteKey, property }: RemoteReference): WantedMap {
  return { secretKey, remoteKey, property: property ?? REMOVE };
}

function sectionValues(
  section: Section,
  keys: readonly RemoteReference[],
): WantedMap {
  const values: WantedMap = { enabled: true };
  const named = new Map(NAMED_KEYS[section]);
  for (const { secretKey, remoteKey, property } of keys) {
    const field = named.get(secretKey);
    if (field) {
      values[`${field}Key`] = remoteKey;
      values[`${field}Property`] = property ?? REMOVE;
    }
  }
  const listed = keys.filter(({ secretKey }) => !named.has(secretKey));
  if (listed.length > 0) {
    values[keyListOf(section)] = new WantedList('secretKey', listed.map(entry));
  }
  return values;
}

function customValues({
  name,
  component,
  storeRef,
  refreshInterval,
  creationPolicy,
  keys,
}: ExternalSecretsChange['custom'][number]): WantedMap {
  return {
    name,
    ...(component && { component }),
    ...(storeRef && {
      secretStoreRef: storeRef.name,
      secretStoreKind: storeRef.kind,
    }),
    ...(refreshInterval && { refreshInterval: interval(refreshInterval) }),
    ...(creationPolicy && { creationPolicy }),
    data: new WantedList('secretKey', keys.map(entry)),
  };
}

/** What the chart's `floe.externalSecrets` is to have. */
export function externalSecretsValues(
  change: ExternalSecretsChange,
): WantedMap {
  const values: WantedMap = {
    enabled: true,
    secretStoreRef: change.storeRef.name,
    secretStoreKind: change.storeRef.kind,
    refreshInterval: interval(change.refreshInterval),
    creationPolicy: change.creationPolicy,
  };
  for (const section of sectionsOfChange(change)) {
    values[section] = sectionValues(section, change.components[section]!.keys);
  }
  if (change.custom.length > 0) {
    values.custom = new WantedList('name', change.custom.map(customValues));
  }
  return { floe: { externalSecrets: values } };
}

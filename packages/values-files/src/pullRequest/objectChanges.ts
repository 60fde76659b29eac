import { ObjectDifference, SettingDifference } from '../merge/differences';
import { AppliedSecretsChange } from '../merge/applySecretsChange';
import { printGoDuration } from '../model/goDuration';
import { boundedList, boundedTable, joined } from './lists';
import { code } from './markdown';

type Applied = Pick<
  AppliedSecretsChange,
  'differences' | 'changes' | 'changed'
>;

const SETTINGS: Readonly<Record<string, string>> = {
  apiVersion: 'API version',
  refreshInterval: 'refresh interval',
  creationPolicy: 'creation policy',
};

function settingText({ setting, before, after }: SettingDifference): string {
  const name = setting.startsWith('annotation ')
    ? `annotation ${code(setting.slice('annotation '.length))}`
    : SETTINGS[setting] ?? setting;
  if (setting === 'labels') {
    return name;
  }
  if (setting === 'refreshInterval' && before && after) {
    const [one, other] = [before, after].map(
      text => printGoDuration(text) ?? text,
    );
    return one === other
      ? `${name} written ${code(after)} instead of ${code(
          before,
        )}, which is the same time`
      : `${name} ${code(one)} → ${code(other)}`;
  }
  const side = (text: string | undefined) =>
    text === undefined ? 'none' : code(text);
  return `${name} ${side(before)} → ${side(after)}`;
}

function keysText({ change, keys }: ObjectDifference): string {
  if (change !== 'changed') {
    return joined((change === 'added' ? keys.added : keys.removed).map(code));
  }
  return (['added', 'changed', 'removed'] as const)
    .filter(kind => keys[kind].length > 0)
    .map(kind => `${kind}: ${joined(keys[kind].map(code))}`)
    .join('; ');
}

function changeText({ change, settings }: ObjectDifference): string {
  return settings.length > 0
    ? `${change}: ${joined(settings.map(settingText))}`
    : change;
}

/** Whether a change removes objects or keys. */
export function takesAway({ change, keys }: ObjectDifference): boolean {
  return change === 'removed' || keys.removed.length > 0;
}

/** Whether a change adds or changes values. */
export function bringsKeys({ keys }: ObjectDifference): boolean {
  return keys.added.length + keys.changed.length > 0;
}

/** The objects that change, and how; a sentence if none does. */
export function objectChanges({
  differences,
  changes,
  changed,
}: Applied): string {
  if (!changed) {
    return 'There is no difference: the values file has all of this already.';
  }
  if (differences.length > 0) {
    return boundedTable(
      ['Secret', 'Component', 'Keys', 'Change'],
      differences.map(object => [
        code(object.name),
        object.component ? code(object.component) : '',
        keysText(object),
        changeText(object),
      ]),
    );
  }
  return [
    'No ExternalSecret and no SealedSecret of the release changes. These places of the file do:',
    '',
    boundedList(changes.map(({ path, action }) => `${code(path)}: ${action}`)),
  ].join('\n');
}

function readersText({ change, readers }: ObjectDifference): string {
  if (readers && readers.workloads.length > 0) {
    return `Until now these workloads read ${
      change === 'removed' ? 'it' : 'this Secret'
    } as environment variables: ${readers.workloads.join(', ')}.`;
  }
  return readers?.namedElsewhere
    ? 'The values name this Secret in another place, such as a volume.'
    : 'The values of the release name no workload that reads it, but other workloads may read it.';
}

function deletionText(object: ObjectDifference): string {
  const { kind, name, change, keys, secret } = object;
  const names = joined(keys.removed.map(code));
  if (change !== 'removed') {
    return `The Secret ${code(name)} loses ${names}. ${readersText(object)}`;
  }
  return secret === 'deleted'
    ? `The ${kind} ${code(
        name,
      )} and the Secret that it owns, with ${names}. ${readersText(object)}`
    : `The ${kind} ${code(
        name,
      )}. The Secret stays: this object does not own it, or another one creates it from now on.`;
}

/**
 * The objects that the next deployment deletes in the cluster; empty if there
 * are none.
 */
export function deletions({ differences }: Applied): string[] {
  const entries = differences.filter(takesAway).map(deletionText);
  return entries.length > 0
    ? ['## What is deleted in the cluster', '', boundedList(entries), '']
    : [];
}

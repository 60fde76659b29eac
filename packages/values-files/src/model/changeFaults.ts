import { ExternalSecretsChange } from './externalSecretsChange';
import { ISSUE_TEXTS } from './issueTexts';
import { Removals } from './removals';
import { SealedSecretsChange } from './sealedSecretsChange';
import { Section } from './sections';

type Change = ExternalSecretsChange | SealedSecretsChange;

/** A fault of the change as a whole. */
type ChangeFault = {
  path: PropertyKey[];
  message: string;
};

const BOTH = ISSUE_TEXTS.both;

/** Whether the change contains more than the approach. */
function asksForSomething(change: Change): boolean {
  const {
    approach: _,
    sealedFor: __,
    replaces: ___,
    ...fields
  } = {
    sealedFor: undefined,
    ...change,
  };
  return Object.values(fields).some(field =>
    typeof field === 'object'
      ? Object.values(field).some(
          value => value !== undefined && !isEmptyList(value),
        )
      : field !== undefined,
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Keys that a change sets in a component or a custom entry. */
export function keysSetBy(
  change: Change,
  { component, custom }: { component?: Section; custom?: string },
): string[] {
  if (change.approach === 'external-secrets') {
    const keys = component
      ? change.components[component]?.keys
      : change.custom.find(({ name }) => name === custom)?.keys;
    return (keys ?? []).map(({ secretKey }) => secretKey);
  }
  const data = component
    ? change.components[component]?.encryptedData
    : change.custom.find(({ name }) => name === custom)?.encryptedData;
  return Object.keys(data ?? {});
}

function contradictions(change: Change, remove: Removals): ChangeFault[] {
  const faults: ChangeFault[] = [];
  const both = (path: PropertyKey[]) => faults.push({ path, message: BOTH });
  const {
    approach: _,
    remove: __,
    sealedFor: ___,
    ...set
  } = {
    sealedFor: undefined,
    ...change,
  };
  const { approach, ...others } = remove;
  if (
    approach &&
    (asksForSomething({ ...set, approach: change.approach } as Change) ||
      Object.values(others).some(list => list && !isEmptyList(list)))
  ) {
    both(['remove', 'approach']);
  }
  remove.components?.forEach((section, index) => {
    if (change.components[section]) {
      both(['remove', 'components', index]);
    }
  });
  remove.custom?.forEach((entry, index) => {
    if (change.custom.some(({ name }) => name === entry)) {
      both(['remove', 'custom', index]);
    }
  });
  remove.keys?.forEach((key, index) => {
    if (keysSetBy(change, key).includes(key.secretKey)) {
      both(['remove', 'keys', index]);
    }
  });
  remove.settings?.forEach((setting, index) => {
    if (change.approach === 'external-secrets' && change[setting]) {
      both(['remove', 'settings', index]);
    }
  });
  remove.customSettings?.forEach(({ custom, setting }, index) => {
    const entry = (change.custom as Partial<Record<string, unknown>>[]).find(
      ({ name }) => name === custom,
    );
    if (entry?.[setting] !== undefined) {
      both(['remove', 'customSettings', index]);
    }
  });
  remove.envSecrets?.forEach(({ workload, component, custom }, index) => {
    const isSet = change.readers?.some(
      own =>
        own.workload === workload &&
        own.component === component &&
        own.custom === custom,
    );
    if (isSet) {
      both(['remove', 'envSecrets', index]);
    }
  });
  remove.annotations?.forEach((name, index) => {
    if (change.annotations && Object.hasOwn(change.annotations, name)) {
      both(['remove', 'annotations', index]);
    }
  });
  remove.database?.forEach((field, index) => {
    if (change.database?.[field] !== undefined) {
      both(['remove', 'database', index]);
    }
  });
  return faults;
}

function sealingFaults(change: Change): ChangeFault[] {
  if (change.approach !== 'sealed-secrets') {
    return [];
  }
  const seals =
    Object.values(change.components).some(Boolean) ||
    change.custom.some(({ encryptedData }) => encryptedData);
  return seals
    ? (['scope', 'sealedFor'] as const)
        .filter(field => change[field] === undefined)
        .map(field => ({
          path: [field],
          message: 'state what the values were sealed for',
        }))
    : [];
}

/** A replaced part needs keys in this change: otherwise it would be a removal. */
function replacementFaults(change: Change): ChangeFault[] {
  const { components = [], custom = [] } = change.replaces ?? {};
  return [
    ...components.flatMap((component, index) =>
      keysSetBy(change, { component }).length > 0
        ? []
        : [['components', index]],
    ),
    ...custom.flatMap((name, index) =>
      keysSetBy(change, { custom: name }).length > 0 ? [] : [['custom', index]],
    ),
  ].map(path => ({
    path: ['replaces', ...path],
    message: ISSUE_TEXTS.replaces,
  }));
}

/** Faults that concern more than one field of a change. */
export function faultsOf(change: Change): ChangeFault[] {
  return [
    ...(asksForSomething(change)
      ? []
      : [
          {
            path: ['components'],
            message: ISSUE_TEXTS.nothing,
          },
        ]),
    ...sealingFaults(change),
    ...replacementFaults(change),
    ...(change.remove ? contradictions(change, change.remove) : []),
  ];
}

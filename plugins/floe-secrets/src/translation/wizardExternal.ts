// The form of the wizard for External Secrets.

export const creationPolicyMessages = {
  label: 'Creation policy',
  description: 'Whether the Secret is deleted with the object that creates it',
  Owner: 'Owner: the Secret is deleted with the ExternalSecret',
  Orphan: 'Orphan: the Secret stays when the ExternalSecret is deleted',
  Merge: 'Merge: keys are added to a Secret that something else creates',
  None: 'None: no Secret is created',
} as const;

export const storesMessages = {
  label: 'Store',
  description: 'The stores that this namespace may use',
  ready: 'Ready',
  notReady: 'Not ready',
  notKnown: 'Not known',
  none: 'This namespace has no store',
  noneDescription:
    'Ask the platform team for a SecretStore in the namespace, or choose another approach.',
} as const;

export const intervalMessages = {
  label: 'Refresh interval',
  '15m': 'Every 15 minutes',
  '30m': 'Every 30 minutes',
  '1h': 'Every hour',
  other: 'Another interval',
  otherLabel: 'Interval',
  otherDescription:
    'For example 20m or 2h. The secrets guide advises 15 minutes to 1 hour.',
} as const;

export const referencesMessages = {
  secretKey: 'Key of the Secret',
  remoteKey: 'Remote key',
  remoteKeyOf: 'Remote key of {{name}}',
  property: 'Property',
  propertyOf: 'Property of {{name}}',
  wholeValue: 'Whole value',
  newKey: 'the new key',
} as const;

export const knownKeysMessages = {
  loading: 'Loading the keys that are in use…',
  error: 'The keys that are in use could not be loaded. Type the key.',
  none: 'No ExternalSecret that you can see uses such a key. Type it.',
  byMany_one: '{{name}} and {{count}} other',
  byMany_other: '{{name}} and {{count}} others',
  works: 'Works: synced by {{by}} since {{since}}, last {{lastSync}}.',
  failing: 'Fails: {{by}} cannot sync it.',
  failingSince: 'Fails: {{by}} has not synced it since {{since}}.',
  unknown: 'In use by {{by}}. Whether it works is not known now.',
  neverSeen: 'Never seen to work: {{by}} refers to it, but has not synced it.',
  keyNeverSeen:
    'Never seen: no ExternalSecret that you can see uses this key of the store.',
  propertyNeverSeen:
    'Never seen: the key is in use, but no ExternalSecret that you can see refers to this property of it.',
} as const;

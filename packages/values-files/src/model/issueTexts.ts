/**
 * What the schemas of changes say of an entry, for forms that translate it.
 * @public
 */
export const ISSUE_TEXTS = {
  missing: 'it is missing',
  empty: 'it is empty',
  form: 'it does not have the required form',
  credential:
    'this looks like a credential; only a name or a reference belongs here, never a value',
  interval: 'a refresh interval is a number with a unit, such as 15m or 1h',
  intervalLong: 'a refresh interval is at most 292 years',
  intervalUnit:
    'the chart writes the interval without quotes: give it a unit, such as 0s',
  remoteUnquoted:
    'the chart writes this without quotes and YAML would not read it as text: rename it at the provider',
  remoteKey: 'name the key at the provider',
  remoteKeyLong: 'a remote key has at most 2048 characters',
  remoteKeySpaces:
    'a remote key has no spaces: write it exactly as the provider lists it',
  property: 'name the property, or leave it out',
  propertyLong: 'a property has at most 1024 characters',
  propertySpaces: 'a property has no spaces',
  oneKey: 'add at least one key',
  notSealed:
    'this is not a sealed value: seal it in the form or with kubeseal; a value in clear text never belongs here',
  keyReserved: 'this key is reserved: choose another',
  name: 'give a name',
  nameLong: 'a name has at most 253 characters',
  nameForm:
    'a name has lower-case letters, digits, hyphens and dots, and begins and ends with a letter or digit (RFC 1123)',
  component: 'name the component',
  componentLong: 'a component has at most 63 characters',
  componentForm:
    'a component is a label: letters, digits, hyphens, underscores and dots, beginning and ending with a letter or digit',
  componentUnquoted:
    'the chart writes the component without quotes and YAML would not read this one as text: choose another',
  key: 'name the key',
  keyLong: 'a key has at most 253 characters',
  keyForm:
    'a key of a Secret has letters, digits, hyphens, underscores and dots only',
  keyUnquoted:
    'the chart writes the key without quotes and YAML would not read this one as text: choose another',
  twice: 'it is in the list twice: keep one of them',
  entry: 'give the entry a name',
  entryLong: 'the name of an entry has at most 200 characters',
  entryForm:
    'the name of an entry has lower-case letters, digits and hyphens, and begins and ends with a letter or digit (RFC 1123)',
  entryUnquoted:
    'the chart writes the name without quotes and YAML would not read this one as text: choose another',
  entryReserved:
    'a section of the chart already creates a Secret of this name: choose another',
  annotation: 'name the annotation',
  annotationForm:
    'the name of an annotation has an optional prefix (a DNS name and a slash) and at most 63 letters, digits, hyphens, underscores and dots (Kubernetes)',
  annotationScope:
    'this annotation is the scope of the sealed values: change the scope instead',
  annotationLong: 'an annotation has at most 4096 characters',
  databaseName: 'give a name, or leave it out',
  databaseNameLong: 'a name in PostgreSQL has at most 63 characters',
  databaseNameSpaces: 'the name has no spaces',
  databaseUnquoted:
    'the Dagster chart writes this without quotes and YAML would not read it as text: choose another',
  host: 'name the host of the database, or leave it out',
  hostLong: 'a host name has at most 253 characters',
  hostForm:
    'a host is a name such as db.example.com or an IP address, without a port',
  portWhole: 'a port is a whole number',
  portSmall: 'a port is 1 or more',
  portLarge: 'a port is 65535 or less',
  nothing:
    'nothing is changed: choose, change or remove a component or another secret',
  both: 'the change sets this and removes it: keep one of the two',
  replaces:
    'the change replaces this but does not set it: add its keys, or do not replace it',
} as const;

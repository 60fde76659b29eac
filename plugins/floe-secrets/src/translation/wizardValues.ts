/** Values from a text or file, and generated ones. */
export const valuesMessages = {
  title: 'Fill in from a text or file',
  description:
    'A .env, JSON or YAML file, a Secret of Kubernetes, a key or certificate in PEM, a service account file, access keys of AWS (CSV or profiles), or a kubeconfig. This browser reads it and seals the values that you confirm; nothing of it is sent or stored in clear text.',
  paste: 'Paste or type the values',
  pasteDescription: 'Pasted text is read immediately and not shown.',
  read: 'Read what I typed',
  file: 'Choose a file',
  fileLabel: 'File with values',
  drop: 'or drop a file here',
  unreadable: 'The text could not be read',
  unreadableLine: 'Line {{line}} could not be read',
  problem: {
    aliasInYaml:
      'Aliases and merge keys (* and <<) are not read. Write the value out.',
    badBase64:
      'The data of a Secret must be base64. Put text under stringData instead.',
    badPem:
      'A PEM block begins with “-----BEGIN …-----” and ends with “-----END …-----” of the same kind. Copy the whole block.',
    badYaml: 'It is not valid YAML or JSON. Check quotes, indents and colons.',
    encrypted:
      'The file is encrypted by SOPS. Decrypt it (sops decrypt) and paste the result.',
    escapedQuote:
      'Programs read a backslash before a quote differently. Use the other kind of quotes around the value.',
    holdsNoValues:
      'This object contains references or ciphertext, not values. Paste the values themselves.',
    listInYaml:
      'A list is not a value. Write it as text, in quotes, or remove it.',
    nameIsCredential:
      'The name looks like a value, or is longer than a key of a Secret may be. Write NAME=value.',
    nothing: 'It has no values.',
    notAssignment:
      'Write NAME=value. Put a value of several lines in quotes, or remove the line.',
    notJson: 'It is not valid JSON. Check commas, quotes and brackets.',
    notOneDocument:
      'It has several YAML documents. Paste one of them at a time.',
    reference:
      'It refers to a variable (${…}), which some programs replace. Write the value itself, in single quotes if it has a $.',
    tagInYaml: 'Tags (such as !vault) are not read. Write the value itself.',
    textAfterQuote:
      'There is text after the closing quote. Put the whole value in quotes.',
    tooDeep: 'It is nested too deep. Paste the part that has the values.',
    tooLarge:
      'It is too large: at most 256 KiB of names and values, or 1 MiB for a file that is one value.',
    tooMany: 'It has more than 200 values. Paste them in parts.',
    twice: 'The name occurs twice. Remove one of them.',
    unclosedQuote: 'A quote that opens here is not closed.',
    unknownForm:
      'It is not in one of the formats above. Enter a single value at its key below.',
    unquotedHash:
      'Some programs read # as the start of a comment. Put the value in quotes.',
  },
  found_one: '{{count}} value found',
  found_other: '{{count}} values found',
  confirmDescription:
    'Choose the key for each value. Keys with the same name are filled in already, whatever their case, separators and prefix.',
  keyFor: 'Key for {{name}}',
  leaveOut: 'Leave out',
  ofEntry: '{{entry}}: new key {{key}}',
  newEntry: 'Another secret',
  restToEntry_one: 'Put the remaining value into another secret',
  restToEntry_other: 'Put the remaining {{count}} values into another secret',
  entryName: 'Name of the other secret',
  entryNameDescription: 'Values are sealed for this name.',
  entryExists: 'There is a secret of this name: choose it in the list',
  twice: 'Two values have this key: choose another for one of them',
  replaces: 'Replaces the value in Git',
  empty: 'Without a value, left out: {{names}}',
  seal_one: 'Seal {{count}} value',
  seal_other: 'Seal {{count}} values',
  discard: 'Discard all',
  sealed_one: '{{count}} value is sealed. The clear text is not kept.',
  sealed_other: '{{count}} values are sealed. The clear text is not kept.',
  moved:
    'The scope or the certificate changed while the values were sealed. Try again.',
  pending: 'Seal or discard these values before you go on.',
} as const;

export const generateMessages = {
  open: 'Generate',
  title: 'Generate the value of {{label}}',
  length: 'Length',
  badLength: '{{min}} to {{max}} characters',
  alphabet: 'Characters',
  alphanumeric: 'Letters and digits',
  symbols: 'Letters, digits and symbols',
  hex: 'Hexadecimal digits',
  note: '{{bits}} bits of entropy. Nobody sees the value: set the same one elsewhere by reading it from the Secret in the cluster.',
  seal: 'Generate and seal',
  cancel: 'Cancel',
} as const;

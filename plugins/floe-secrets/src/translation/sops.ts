/** The form field of the wizard that encrypts a new SOPS file. */
export const sopsMessages = {
  optional: 'Encrypt a file with SOPS in the same pull request',
  choice: {
    title: 'SOPS files have a form of their own',
    description:
      'It reads .sops.yaml of the repository, encrypts in this browser, and opens a pull request with the encrypted file.',
    open: 'Open the form for SOPS',
  },
  plain: {
    title: 'A plain Secret is created by hand, for development only',
    description:
      'The portal does not write to Git or accept a value. Run the command with access to the cluster, and name the Secret in the values file.',
    component: 'For',
    command:
      'In {{cluster}}, run this, then type one line KEY=value for each key ({{keys}}) and end with Ctrl-D. No value is kept in the history of the shell.',
    values:
      'Add this to {{path}}, so that workloads get the keys as environment variables. Add the same envSecrets to each user deployment that needs them:',
    valuesDatabase:
      'Add this to {{path}}, so that Dagster reads the password from the Secret. HOST is the address of the database:',
    copyCommand: 'Copy the command that creates the Secret',
    copyValues: 'Copy the values',
  },
  layout: {
    label: 'How the service is deployed',
    description:
      'The content of the file depends on the tool that decrypts it.',
    values:
      'Helm with decrypted values: a values file of the chart (helm-secrets, Argo CD with helm-secrets, or sops and Helm)',
    manifest: 'Flux: the manifest of a Secret, which Flux decrypts and applies',
  },
  path: {
    label: 'File',
    description: 'From the root of the repository, as it is committed',
    bad: 'A path within the repository that ends with .yaml or .yml',
  },
  plan: {
    loading: 'Reading .sops.yaml of the repository…',
    failed: 'The repository could not be read',
  },
  existing: {
    title: '{{path}} exists already',
    encrypted:
      'Without the data key of the file, no value can be added to it or replaced in it. Only a person with a key of a recipient can do that. Write a new file beside it, or ask that person to change it.',
    open: 'The file is not encrypted. Write the encrypted values to a new file beside it.',
    other: 'Write a new file beside it',
    otherValues:
      'Helm must read the new file after this one. If both have a key, the new file wins.',
    otherManifest:
      'Flux must apply the new file too. It creates its own Secret: the same Secret in two files is refused.',
    keyHolder: 'For a key holder',
    keyHolderHelp: 'One of these keys decrypts the file:',
    setHelp:
      'Or one value alone. It is read from the standard input as JSON, so that it is in no history (sops 3.13; 3.9 has no such option):',
    copyEdit: 'Copy the command that edits the file',
    copySet: 'Copy the command that sets one value',
  },
  recipients: {
    title: 'Who can decrypt the file',
    from: 'From',
    noConfig:
      'The repository has no .sops.yaml for this path. The pull request writes {{path}} with a rule for this file.',
    unusable: 'sops cannot use {{path}} for this file',
    noRule: 'No rule matches this file: the pull request adds one',
    mode: 'Recipients',
    rule: 'Those of rule {{number}}',
    new: 'Others: the pull request adds a rule for this file only',
    known:
      'Recipients that .sops.yaml or the configuration of the portal names',
    age: 'Other age recipients',
    ageHelp:
      'Public keys, one on each line: age1…, or SSH keys (ssh-ed25519 …, ssh-rsa …)',
    badAge:
      'An age recipient begins with age1 and needs no plugin, or is a public SSH key',
    secretKey:
      'That was a secret key, so it was removed from the form. Give the public key, and replace the secret key if others may have seen it.',
    addPgp: 'Add a PGP key',
    fingerprint: 'Fingerprint of the PGP key',
    fingerprintHelp: 'gpg --fingerprint prints it',
    publicKey: 'Public PGP key of {{fingerprint}}',
    azureKey: 'Public key of {{fingerprint}} in Azure Key Vault',
    badAzureKey: 'This is not what the command prints: JSON with n and e',
    publicKeyHelp: 'As this command prints it: {{command}}',
    group: 'Group {{number}}',
    threshold:
      'Keys of {{needed}} of {{groups}} groups are needed together to open the file.',
    selector: 'What the rule encrypts:',
    cannot: 'This browser cannot encrypt for every recipient',
    cannotHelp:
      'Ask someone with access to those keys to encrypt the file with the sops command line. Or choose other recipients, for which the pull request adds a rule. What you have entered stays.',
    problem: {
      notAllowed:
        'A key of a service: only that service can encrypt with it, and the portal may not ask it to for this file.',
      service:
        'A key of a service that the portal does not ask: only that service can encrypt with it.',
      ssh: 'age encrypts for SSH keys of the kinds ssh-ed25519 and ssh-rsa only: take the whole line of the .pub file.',
      plugin: 'Needs a plugin of age, which no browser has.',
      azureVersion:
        'This address names no version of the key, and only the vault knows the newest one. Name the version in .sops.yaml.',
      fingerprint: 'The fingerprint of a PGP key has 40 hexadecimal digits.',
    },
  },
  dataKey: {
    passes:
      'The data key of this file passes through the portal to the service of a recipient, which encrypts it; the portal does not keep it. The values do not leave this browser.',
    command:
      'A key holder makes the file with this command, in a clone of the repository. It takes the recipients from .sops.yaml and opens an editor with an example, which the values replace:',
    config:
      'Or an administrator of the portal allows that it has data keys encrypted with these keys. The rule of the file must name them, too:',
    copyCommand: 'Copy the command that makes the file',
    copyConfig: 'Copy the configuration',
  },
  kind: {
    age: 'age',
    pgp: 'PGP',
    kms: 'AWS KMS',
    gcp_kms: 'Google Cloud KMS',
    azure_kv: 'Azure Key Vault',
    hc_vault: 'HashiCorp Vault',
    hckms: 'Huawei Cloud KMS',
  },
  group: {
    postgresql: 'Database',
    snowflake: 'Snowflake',
    s3: 'Amazon S3',
    polaris: 'Apache Polaris',
  },
  secrets: {
    title: 'Values',
    description:
      'This browser encrypts each value when you leave its input. The clear text is never sent or stored; it is forgotten when you leave this step. Keys without a value are left out.',
    isEntered: 'Encrypted',
    notText:
      'This is not text in UTF-8, and SOPS keeps only text here. Encode it, for example in base64.',
    secretName: 'Name of the Secret',
    badName:
      'Lower-case letters, digits and hyphens, beginning and ending with a letter or digit',
    nameTwice: 'Another Secret of this file has this name',
    badKey:
      'Once in the Secret, with letters, digits, hyphens, underscores and dots only',
  },
  missing: {
    recipients: 'Complete the recipients',
    values: 'Enter at least one value, and name everything that has one',
  },
  problem: {
    failed: 'The file could not be encrypted',
    'values-left-open': 'The rule leaves values of this file in clear text',
    'manifest-encrypted':
      'The rule encrypts the whole manifest, so neither Kubernetes nor Flux can read it',
    newRule:
      'Choose other recipients above: the pull request then adds a rule that fits this file.',
  },
  encrypted: {
    title_one: '{{path}} is encrypted, with {{count}} value',
    title_other: '{{path}} is encrypted, with {{count}} values',
    description:
      'Only the recipients can decrypt it. If you come back to this step later, you have to enter the values again to change anything.',
  },
  before: {
    title: 'The file is encrypted',
    description:
      'The values are no longer here, so use the file as it is, or write it again.',
    startOver: 'Start over',
    values: 'Values',
  },
  deployment: {
    title: 'What the deployment needs',
    values:
      'Helm must read the file after the others, and decrypted; otherwise the ciphertext becomes the values. With the plugin helm-secrets (CHART is the chart of the service):',
    withoutPlugin: 'Without the plugin:',
    copyHelmSecrets: 'Copy the command with helm-secrets',
    copyHelm: 'Copy the command with sops and Helm',
    database: 'The values files must not generate the password of the database',
    databaseHelp:
      'Set dagster.generatePostgresqlPasswordSecret: false, dagster.postgresql.enabled: false, dagster.postgresql.postgresqlHost and dagster.global.postgresqlSecretName there. Otherwise the Dagster chart creates a Secret of the same name with its own password.',
    flux: 'A Kustomization must apply the folder of the file, with spec.decryption.provider: sops and a secretRef to a Secret that has a private key of a recipient. Without it, Flux reports Ready and applies the ciphertext as the value.',
    fluxNone:
      'The Kustomization {{place}} does not decrypt: set spec.decryption.',
    fluxKeys:
      'The Kustomization {{place}} decrypts with the keys in the Secret {{secret}}.',
    fluxIdentity:
      'The Kustomization {{place}} names no Secret with keys, so it cannot decrypt a file for age or PGP keys.',
    fluxUnseen:
      'The portal sees no Kustomization of this service in {{cluster}} that decrypts, so this could not be checked.',
  },
} as const;

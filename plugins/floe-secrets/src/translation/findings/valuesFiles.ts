/** What else the checks of values files say. */
export const valuesFilesSentences = {
  valueNot: 'The value is not a {{tag}}',
  valueNotBase: 'The value is not in base64',
  sealedsecretMakesSecretAn:
    'A SealedSecret makes the Secret {{name}}, and an ExternalSecret writes into it too ({{place}}): this is meant for the time of a migration only',
  releaseMakesSecretAn:
    'The release makes the Secret {{name}}, and an ExternalSecret writes into it too ({{place}}): this is meant for the time of a migration only',
  releaseMakesSecretExternalsecret:
    'The release makes the Secret {{name}} of {{place}}, and the ExternalSecret writes into it too: this is meant for the time of a migration only',
  takeValuesOutOnce:
    'Take the values out once Helm keeps the Secret (annotation helm.sh/resource-policy)',
  removeOnceHelmKeeps:
    'Remove {{place}} once Helm keeps the Secret (annotation helm.sh/resource-policy)',
  listReplacesListAn:
    'This list replaces the list of an earlier values file, so its entries are repeated: {{entries}}',
  setDagsterGeneratepostgresqlpasswordsecretFalse:
    'Set dagster.generatePostgresqlPasswordSecret to false: the Dagster chart does not read it under dagster.global',
  setDagsterGeneratepostgresqlpasswordsecretFalseDagster:
    'Set dagster.generatePostgresqlPasswordSecret to false: the Dagster chart does not read it under dagster.global. A change of the component Database does this',
  intervalAlsoDefaultChart:
    "The interval {{interval}}, also the default of the chart, is not in Go's format: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict",
  chartCutsNameRelease:
    'The chart cuts its name for this release at 63 characters, and two releases can get the same name that way',
  notValid: '{{what}} is not valid: {{message}}',
  repeatThoseEntriesHere:
    'Repeat those entries of {{place}} here if they are still needed: Helm replaces lists and does not merge them',
  valuesWereSealedScope:
    'The values were sealed with the scope {{scope}}, but by its annotations the release has the scope {{actual}}: the controller could not decrypt the values',
  commentSaysSealScope:
    'A comment says to seal with the scope {{scope}}, but by its annotations the release has the scope {{actual}}: the controller could not decrypt the values',
  removeAnnotationScopeFrom:
    'Remove the annotation of the scope {{scope}} from floe.sealedSecrets.annotations, or seal the values with that scope',
  setTrueFloeSealedsecrets:
    'Set {{annotation}}: "true" in floe.sealedSecrets.annotations, or seal the values with the scope {{scope}}',
  secretNamedLikeOne:
    'The Secret {{name}} is named like one of this release, but these values do not create it',
  enabledButNoKeys:
    'This is enabled but has no keys: the chart renders {{field}} as null, which the cluster refuses',
  keysButNotEnabled:
    '{{place}} has keys but is not enabled, so the chart does not render them',
  setTrueRemoveKeys: 'Set {{place}} to true, or remove the keys',
  keyForm: 'The key has the form of {{what}}',
  textForm: 'The text has the form of {{what}}',
  commentForm: 'A comment has the form of {{what}}',
  serviceNotValidName:
    'The {{place}} of the service is not a valid name: {{message}}',
  correctCatalog: 'Correct it in the catalog',
  chartWouldCreateSecret:
    'The chart would create a Secret named {{name}}, which is not a valid name: {{message}}',
  textDoubleQuotesAn:
    'A text in double quotes has an escape that Helm does not read: \\/, or a character in two halves',
  helmCannotReadValues:
    'Helm cannot read a values file with an infinite number or one that is not a number',
  putValueQuotationMarks: 'Put the value in quotation marks if it is a text',
  mapAnEmptyKey: 'A map has an empty key, which Helm does not read',
  giveKeyNamePut: 'Give the key a name, or put it in quotation marks',
  mapListAnotherMap:
    'A map has a list or another map as a key, which Helm does not read',
  valuesFileBeginsDirective:
    'The values file begins with a directive (a line with %), which Helm 4 does not read',
  removeLine: 'Remove the line',
  valuesFileNestedToo: 'The values file is nested too deeply to be read',
  checkYamlLinter: 'Check it with a YAML linter',
  correctFileFirst: 'Correct the file first',
  removeCharacterWriteAn:
    'Remove the character, or write it as an escape in double quotes',
  valuesFileLineBreak:
    'The values file has a line break that editors do not show (a carriage return alone, U+0085, U+2028 or U+2029), and Helm begins a new line there',
  replaceCommonLineBreak: 'Replace it by a common line break',
  aliasesValuesFileNest:
    'The aliases of the values file nest its values too deeply to be read',
  valueFileContainsItself:
    'A value of the file contains itself, because an alias is within its own anchor',
  replaceAliasIntendedValue: 'Replace the alias with the intended value',
  chartMakesNoSecret:
    'The chart makes no Secret of this name for {{fullname}}: migrate it where its manifest is',
  correctTryAgain: 'Correct it and try again',
  secretsCannotWritten: 'The secrets cannot be written: {{reason}}',
  googleCloudSecretManager:
    'Google Cloud Secret Manager takes letters, digits, hyphens and underscores',
  azureKeyVaultTakes: 'Azure Key Vault takes letters, digits and hyphens',
  umbrellaValues:
    'These are the values of an umbrella chart: Helm gives the floe-dagster chart only what stands below its name, and the portal reads and writes settings at the top of the file only',
  nameOwnValuesFile:
    'Name the values file of the floe-dagster chart itself (annotation floe.dev/values), or change these settings by hand',
} as const;

import german from './de';
import { isSentence, sourceTexts } from './__testUtils__/sourceTexts';
import { translateText } from './translateText';

const BACKEND = 'plugins/floe-secrets-backend/src';

/** Where the sentences are written that a tab, the overview and the wizard show. */
const FOLDERS = [
  `${BACKEND}/diagnose/rules`,
  `${BACKEND}/diagnose/clusterTime.ts`,
  `${BACKEND}/diagnose/finding.ts`,
  `${BACKEND}/diagnose/inWizard.ts`,
  `${BACKEND}/diagnose/restart.ts`,
  `${BACKEND}/diagnose/state.ts`,
  `${BACKEND}/diagnose/warnOfNewValues.ts`,
  `${BACKEND}/diagnose/withheld.ts`,
  `${BACKEND}/kinds`,
  `${BACKEND}/secrets/refreshability.ts`,
  `${BACKEND}/refresh`,
  `${BACKEND}/changes`,
  `${BACKEND}/campaigns`,
  `${BACKEND}/api/preview`,
  `${BACKEND}/api/clusters/visibility/visibility.ts`,
  `${BACKEND}/portal/PortalProblem.ts`,
  'plugins/floe-secrets-common/src/approaches',
  'packages/values-files/src/checks',
  'packages/values-files/src/merge',
  'packages/values-files/src/migration',
  'packages/values-files/src/preview',
];

/** Where other sentences are written, beside texts for the log and for developers. */
const OTHERS = [
  `${BACKEND}/api`,
  `${BACKEND}/catalog`,
  `${BACKEND}/clusters`,
  `${BACKEND}/collections`,
  `${BACKEND}/dataKeys`,
  `${BACKEND}/diagnose`,
  `${BACKEND}/observe`,
  `${BACKEND}/permissions`,
  'plugins/floe-secrets-common/src/repository',
  'plugins/floe-secrets-common/src/sops',
];

const AT = ['', ' at https://vault.example.com'];
const MESSAGE = 'The template is not well formed.';

/** What variables and functions put into a sentence where it is not a name. */
const SAMPLES: Record<string, string[]> = {
  ago: ['', ' 5 min ago'],
  consequence: [
    ': it cannot be updated.',
    ': later changes cannot be written.',
    '. If it is immutable in the cluster, later changes cannot be written; the controller does not make an existing Secret immutable.',
  ],
  deletedWithIt: ['Nothing else is deleted with it.'],
  inFront: [
    'The ExternalSecret orders',
    'Another object that you are not allowed to see',
  ],
  inWords: ['3 days 4 h'],
  nothingFound: ['The provider has nothing that this secret refers to.'],
  passedInWords: ['5 min'],
  sharerAgain: ['the ExternalSecret orders', 'the other object'],
  sharerName: [
    'the ExternalSecret orders',
    'another object that you are not allowed to see',
  ],
  waitsFor: ['It waits for a/finalizer.'],
  REVERTED: [
    'Another client, perhaps a GitOps controller, has removed the annotation',
  ],
  SILENT_TEMPLATE: [
    'It has a template: if that fails, the operator says so only in its log.',
  ],
  'azureGrants.ts:place': ['<place>'],
  'applySecretsChange.ts:x': ['', ' (deploy/values.yaml)'],
  'changeProblem.ts:place': ['namespace orders of cluster eu-1'],
  'changeProblem.ts:reason': [': no answer'],
  'checkChangedFile.ts:summary': [
    'The chart cuts its name for this release at 63 characters, and two releases can get the same name that way',
  ],
  'neverSynced.ts:reason': [
    'No store matches its label selector, or the store belongs to another controller class.',
  ],
  'inWizard.ts:title': ['Refresh the secret'],
  'keyService.ts:summary': ['No key of the operator decrypts the file.'],
  'outages.ts:place': AT,
  'plaintextLeft.ts:values': ['3 values'],
  'providerFindings.ts:placeOf': AT,
  'pushRefusals.ts:store': ['SecretStore aws', 'store'],
  'sealedScope.ts:because': [
    'A comment says to seal with',
    'The values were sealed with',
  ],
  'targetDeleted.ts:was': ['The provider has no key a.'],
  'templateDependsOnVersion.ts:join': [
    'The template reads a, which is not sealed: before 0.40 the text <no value> arrives instead, since 0.40 its text.',
  ],
  'templateError.ts:cause': [MESSAGE],
  'warnOfNewValues.ts:title': ['Refresh the secret'],
};

/** Texts that are no sentences for users, each with the reason. */
const NOT_SHOWN: [RegExp, string][] = [
  [/checks\/titles\.ts/, 'titles are translated by the id of the finding'],
  [/: (<\w+>|The (Secret|namespace|value of)) <\w+>$/, 'part of a sentence'],
  [/: (One of its Secrets|The value at the provider)$/, 'part of a sentence'],
  [
    /: (A comment says to seal|The values were sealed) with$/,
    'part of a sentence',
  ],
  [/: <\w+>( <\w+>)? (and|or) <\w+>( more)?$/, 'a list of names'],
  [/and (<rest> more|dagster\.generate\w+)$/, 'part of a sentence'],
  [/: <echo> in this cluster and namespace$/, 'part of a sentence'],
  [/: <(shellCommand|sopsCommand)>/, 'a command'],
  [/\\[dwb.]|\w\|\w/, 'a pattern'],
  [/(Child secret|New child secret) \w+.* error$/, 'words of an operator'],
  [
    /: (Azure|Google|Huawei|IBM) [\w ]+$|: Key Vault [\w ]+$/,
    'a product or its role',
  ],
  [/assessCluster\.ts: [\w ]+$/, 'the name of an operator'],
  [
    /of another object that you are not allowed to see$/,
    'a command needs a name',
  ],
  [
    /3 values (of the file )?is |encrypts it\.$/,
    'a number and a verb that do not go together',
  ],
  [
    /namespace <missing>, .* them\.$|<length> namespaces, .* it\.$/,
    'a number and a pronoun that do not go together',
  ],
  [/(CampaignWorker|OperationWorker|RefreshSender)\.ts/, 'for the log'],
  [
    /(parseNew\w+|parseSelection)\.ts/,
    'tells a program what its request lacks',
  ],
  [
    /: <field>: the campaign has no such item$/,
    'tells a program what its request lacks',
  ],
  [/campaigns\/migrations\/.*: \w+ of a service/, 'part of a sentence'],
  [
    /: (<\w+> \(<path>, line <line>\)|<file>, line <line>)$/,
    'a place in a file',
  ],
  [/toChange\.ts: Pull request #<number>$/, 'a title on the Git host'],
  [/findCredential\.ts: <what> in base64$/, 'a kind of credential'],
  [
    /: Put an expression in \{\{ \}\} in quotation marks$/,
    'braces are variables in messages',
  ],
];

/** Sentences whose sources have them in more parts than can be read there. */
const IN_PARTS = [
  'campaigns.controllerAnsweredOtherKeys',
  'campaigns.controllerAnsweredSomethingElse',
  'campaigns.controllerAnsweredSameSealed',
  'campaigns.controllerAnsweredSomethingElseThan',
  'changes.clusterCannotReadNowSo',
  'cluster.storeNewValueEncrypted',
  'notation.noRuleSopsYaml',
  'notation.noRuleAppliesRule',
  'notation.damagedCiphertextNoKey',
  'notation.encrypteddataNotBase',
  'notation.remoterefKeyPathNot',
  'notation.specSyncwindowsAllow',
  'notation.specSyncwindowsDeny',
  'notation.operatorCannotReadSchedule',
  'notation.operatorCannotReadScheduleTime',
  'notation.everyNeverOpensWindow',
  'notation.targetAbsentCreationpolicyDeletionpolicy',
  'notation.remoterefKeyDoesNotHave',
  'phrases.notYetValid',
  'refresh.clusterCouldNotRefreshed',
  'requests.noEnvironmentClusterNamespace',
  'requests.didNotEncryptDataKey',
  'requests.didNotEncryptDataKey2',
  'requests.notNameNamespace',
  'sops.secretMoreDoesNot',
  'sops.secretsDoNotExist',
  'sopsFile.valueFileNotEncrypted',
  'sopsFile.valueFileNotEncryptedGit',
  'sopsFile.fileNotEncryptedValue',
  'valuesFiles.secretsCannotWritten',
];

const translate = (key: string, values: Record<string, string>) =>
  (german as Record<string, string>)[key].replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name],
  );

describe('every sentence of the backend and the libraries', () => {
  it('has German', () => {
    const english = sourceTexts(FOLDERS, SAMPLES)
      .filter(isSentence)
      .filter(({ text }) => translateText(text, translate) === undefined)
      .map(({ place, text }) => `${place}: ${text}`)
      .filter(line => !NOT_SHOWN.some(([pattern]) => pattern.test(line)));
    expect([...new Set(english)]).toEqual([]);
  });

  it('is still written somewhere, if it has German', () => {
    const used = new Set<string>();
    const record = (key: string, values: Record<string, string>) => {
      used.add(key);
      return translate(key, values);
    };
    for (const { text } of sourceTexts([...FOLDERS, ...OTHERS], SAMPLES)) {
      translateText(text, record);
    }
    expect(
      Object.keys(german)
        .filter(key => key.startsWith('sentence.finding.') && !used.has(key))
        .map(key => key.replace('sentence.finding.', '')),
    ).toEqual(IN_PARTS);
  });
});

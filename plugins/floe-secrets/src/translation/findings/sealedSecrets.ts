/** What the rules for SealedSecrets say. */
export const sealedSecretsSentences = {
  atLastAttemptNo:
    'At the last attempt, no key of the controller decrypted {{join}}',
  annotationsLabelsHaveChanged:
    'Its annotations or labels have changed since, and the controller does not retry for those',
  notKnownWhetherCan: 'It is not known whether it can decrypt the data now',
  atLastAttemptNoKey:
    'At the last attempt, no key of the controller decrypted the data',
  annotationsLabelsWereChanged:
    'The annotations or labels were changed after the last attempt; scope by annotations now: {{scope}}',
  noKeyControllerDecrypts: 'No key of the controller decrypts {{join}}',
  possibleCausesMostLikely:
    'Possible causes, the most likely first: it was sealed {{inOneSentence}}',
  noKeyControllerDecryptsData: 'No key of the controller decrypts the data',
  objectWasLastWritten: 'The object was last written',
  oldestCertificatePortalKnows:
    'The oldest certificate that the portal knows began later',
  controllerDoesNotName:
    'The controller does not name {{names}} of this object, so it can decrypt these with the same scope',
  sealedValueNotCiphertext: 'The sealed value of {{join}} is not a ciphertext',
  sealedValueNotCiphertext2: 'A sealed value is not a ciphertext',
  formCiphertext: 'Form of the ciphertext: {{proof}}',
  newestCertificateBegan: 'The newest certificate began',
  wasSealedAnotherKey:
    "{{join}} was sealed with another key than this cluster's",
  annotationOnTemplateWhere:
    'The annotation {{annotation}} is on the template, where it does not set the scope',
  annotationDoesNotSet:
    'The annotation {{annotation}}: "{{value}}" does not set the scope: it must be sealedsecrets.bitnami.com/… with the value "true"',
  valuesWereProbablySealed:
    'The values were probably sealed for another scope: the controller tries {{scope}} scope, but an annotation suggests another one',
  valuesWereProbablySealedAnother:
    'The values were probably sealed for another scope: the controller tries strict scope (this name and namespace)',
  theyWereProbablySealed:
    'They were probably sealed namespace-wide, and the annotation is missing, or they were sealed for another name',
  sealValuesAgainScope:
    'Seal the values again for the scope {{scope}}: this changes no other secret',
  onlyIfEverySealed:
    'Only if every sealed value of the release was sealed namespace-wide: write sealedsecrets.bitnami.com/namespace-wide: "true" under floe.sealedSecrets.annotations',
  appliesWholeReleaseValues:
    'It applies to the whole release, and values that were sealed for another scope can no longer be decrypted',
  certificateExpiredNoNew:
    'The certificate of {{controller}} has expired: no new values can be sealed for cluster {{cluster}}',
  certificateExpires:
    'The certificate of {{controller}} expires in {{inWords}}',
  certificateEnds: 'Certificate {{slice}}… ends',
  statusSaysLastAttempt:
    'The status says that the last attempt failed, but the Secret {{targetName}} was written after it',
  statusProbablyOutdatedSecret:
    'The status is probably outdated, and the secret is probably up to date',
  wasDeletedSinceController:
    'It was deleted since, and the controller has not created it again',
  targetImmutableLaterChanges:
    'The target {{targetName}} is immutable: later changes cannot be written',
  targetConfiguredImmutableCannot:
    'The target {{targetName}} is configured to be immutable: it cannot be updated',
  targetConfiguredImmutableLater:
    'The target {{targetName}} is configured to be immutable: later changes cannot be written',
  targetConfiguredImmutable:
    'The target {{targetName}} is configured to be immutable',
  targetImmutable: 'The target {{targetName}} is immutable',
  ifImmutableClusterLater:
    'If it is immutable in the cluster, later changes cannot be written; the controller does not make an existing Secret immutable',
  makeTargetMutableRemove:
    'To make the target mutable, remove immutable from spec.template first, and delete the target once afterwards: Kubernetes never makes an immutable Secret mutable',
  deleteTargetAfterEach:
    'Delete the target after each change; the controller creates it again',
  deleteTargetAfterEachChange:
    'Delete the target after each change; the controller creates it again, mutable',
  deleteTargetOnceController:
    'Delete the target once; the controller creates it again',
  deleteTargetOnceControllerCreates:
    'Delete the target once; the controller creates it again, mutable',
  atLastAttemptThere:
    'At the last attempt there was a Secret {{targetName}} that does not belong to this SealedSecret',
  beenDeletedButController:
    'It has been deleted, but the controller does not retry automatically',
  secretDoesNotBelong:
    'The Secret {{targetName}} does not belong to this SealedSecret: the {{kind}} {{sharer}} writes it too',
  secretDoesNotBelongSealedsecret:
    'The Secret {{targetName}} does not belong to this SealedSecret: another object that you are not allowed to see writes it too',
  twoOperatorsOnOne: "Two operators on one Secret remove each other's keys",
  controllerDoesNotTreat:
    'The controller does not treat the Secret {{targetName}} as its own: the template has skip-set-owner-references, so not even a Secret that the controller created belongs to this SealedSecret',
  templateAnnotationSealedsecretsBitnami:
    'The template has the annotation sealedsecrets.bitnami.com/skip-set-owner-references: "true", and neither sealedsecrets.bitnami.com/managed nor sealedsecrets.bitnami.com/patch',
  thenWriteSealedsecretsBitnami:
    'Then write sealedsecrets.bitnami.com/managed: "true" beside skip-set-owner-references under spec.template.metadata.annotations, so that later changes arrive too',
  changesSpecSoController: 'This changes .spec, so the controller tries again',
  secretAlreadyExistedDoes:
    'A Secret {{targetName}} already existed and does not belong to this SealedSecret',
  bothSealedTemplateBefore:
    '{{namesOf}} is both sealed and in the template: before 0.40 the value of the template arrives, since 0.40 the sealed value',
  templateReadsWhichNot:
    'The template reads {{namesOf}}, which is not sealed: before 0.40 the text <no value> arrives instead, since 0.40 its text',
  resultDependsOnVersion: 'The result depends on the version of the controller',
  controllerReportsSuccessEach: 'The controller reports success in each case',
  specEncrypteddataSpecTemplate:
    'In spec.encryptedData and in spec.template.data: {{namesOf}}',
  specTemplateDataRead:
    'In spec.template.data, and read by a template there: {{namesOf}}',
  keepOnePlaceGive:
    'Keep {{namesOf}} in one place: give the key in spec.template.data another name, or remove one of the two',
  onlyIfEverySealedValue:
    'Only if every sealed value of the release was sealed {{scope}}: write {{annotation}}: "true" under floe.sealedSecrets.annotations',
} as const;

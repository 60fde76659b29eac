/** What else is said of the secrets of a campaign. */
export const campaignsSentences = {
  scopeSecretsCampaignAt:
    'The scope has {{length}} secrets, and a campaign at most {{most}}: narrow it, for example to one environment',
  youAreNotAllowed:
    'You are not allowed to change any of the secrets in this scope (permission {{name}})',
  noneSealedsecretsScopeKnown:
    'None of the {{length}} SealedSecrets in this scope is known to have an older key. A ciphertext does not name its key: choose all of them if keys were renewed and old objects were applied again since',
  noSecretServiceScope:
    'No secret of a service in this scope that you may read is known to be past its rotation policy',
  shownFormCiphertext: 'Shown by the form of a ciphertext: {{proof}}',
  lastWrittenBeforeNewest:
    'Last written {{written}}, before the newest key began ({{notBefore}})',
  onlyWhoStartedCampaign:
    'Only who started a campaign, or may change all of its secrets, can {{control}} it (permission {{name}})',
  youAreNotAllowedChange:
    'You are not allowed to change all of these secrets (permission {{name}})',
  nameAtLeastOne: 'Name at least one item',
  noneTheseItemsWaits: 'None of these items waits for a pull request',
  wayWhichPortalReaches:
    'The way in which the portal reaches cluster {{cluster}} cannot ask its Sealed Secrets controller to seal again',
  wasReplacedSinceCampaign:
    'It was replaced since the campaign began. Start another campaign',
  noSealedSecretsController:
    'No Sealed Secrets controller of cluster {{cluster}} was found that can seal again (floeSecrets.sealedSecrets)',
  portalNotAllowedHave:
    'The portal is not allowed to have secrets sealed again in cluster {{cluster}}: apply docs/rbac/floe-secrets-reseal.yaml there. It is tried again within five minutes, or at once if you pause and resume the campaign',
  controllerLimitsHowOften: 'The controller limits how often it is asked',
  beingDeleted: 'It is being deleted',
  usesFieldSpecData:
    'It uses the field spec.data of the first versions of Sealed Secrets. Seal it once more with kubeseal',
  keySpecEncrypteddataSpec:
    'A key is in spec.encryptedData and in spec.template.data, so the controller would seal another value. Take it out of one of them first',
  controllerAnsweredOtherKeys:
    'The controller answered with other keys than the object has',
  controllerAnsweredSomethingElse:
    'The controller answered with something else than sealed values',
  controllerAnsweredSameSealed:
    'The controller answered with the same sealed values',
  controllerAnsweredSomethingElseThan:
    'The controller answered with something else than JSON',
  thereNoScopeYou: 'There is no {{what}} in this scope that you may read',
  portalSeesSuchSecrets:
    'The portal sees such Secrets only where it observes the metadata of Secrets (floeSecrets.observe.secretMetadata)',
} as const;

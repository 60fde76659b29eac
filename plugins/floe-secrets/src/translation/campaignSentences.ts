/** What the backend says of the secrets of a campaign. */
export const campaignSentences = {
  notAllowed:
    'The user who started or resumed the campaign is not allowed to change this secret.',
  busy: 'Another campaign of this kind has it already.',
  changeUnknown:
    'When its value last changed is not known, so that a new value could not be seen.',
  closed: 'Its pull request was closed without a merge.',
  gone: 'It is no longer in the cluster.',
  noData: 'It has no encrypted data.',
  notOpened:
    'The controller cannot decrypt it now. Correct that first, see its findings.',
  notReported:
    'The controller has not reported yet that it opens it: start another campaign once it does.',
  filesDiffer:
    'The files of its service do not have the ciphertexts that the cluster had when it was sealed again, so they were left alone. Merge and deploy what is open, then start another campaign.',
  replaced:
    'It was replaced since it was sealed again. Start another campaign.',
  changed:
    'Its values were changed since they were sealed again. If they have an older key still, start another campaign.',
  arrivedUnopened:
    'The cluster has the new ciphertexts, but the controller does not open them: see its findings.',
  arrivedSoon:
    'The cluster has the new ciphertexts; the controller has not opened them yet.',
  noKeyOpens:
    'The controller could not seal it again: most likely none of its keys opens it. Seal the values once more.',
  keysUnknown:
    'Which keys it has is not known (metadata.managedFields does not name all of them), so that one could be lost.',
  noKeys: 'It has no keys.',
  notOfChart:
    'The floe-dagster chart makes no Secret of this name for the service, so that a values file cannot either.',
  severalInFile:
    'The file has several Secrets. Give each a file of its own first.',
  stillInGit:
    'The encrypted file is still in the repository, so that Flux would write its values again.',
  keepFlux:
    'Have Flux keep the Secret when it is no longer in the repository (annotation of the Secret in the cluster)',
  notSeen:
    'The Secret is not seen in the cluster now: either it is gone, or the portal cannot read the metadata of Secrets.',
  externalLacks: 'The ExternalSecret does not have these keys yet: {{keys}}.',
  sealedLacks: 'The SealedSecret does not have these keys yet: {{keys}}.',
  several:
    'Several ExternalSecrets write this Secret: {{names}}. Remove all but one.',
  notSyncedYet:
    'The ExternalSecret is not synced yet: see its findings. Until then the Secret keeps its values.',
  notSynced:
    'The ExternalSecret is not synced: see its findings. The Secret keeps its values.',
  policyNone:
    'The ExternalSecret has the creation policy None and writes no Secret. The pull request of this step sets Orphan.',
  policyOwner:
    'The ExternalSecret has the creation policy {{policy}} and cannot write a Secret that the SealedSecret owns. The pull request of this step sets Orphan.',
  stillDeleted:
    'The ExternalSecret owns the Secret already, but its deployment would still delete it. Run the command before it is taken out there.',
  notOwned: 'The ExternalSecret does not own the Secret yet.',
  addNow:
    'The SealedSecret no longer owns the Secret, and no ExternalSecret writes it: add one now.',
  anotherOwns:
    'Another SealedSecret of this name owns the Secret now. Release it from that one too.',
  beingDeleted: 'The SealedSecret is being deleted.',
  stillDeployed:
    'The SealedSecret is still deployed. It no longer owns the Secret, so that it can be removed.',
  sealedGone:
    'The SealedSecret is gone. The ExternalSecret does not own the Secret yet.',
  notTakenOver:
    'The controller has not taken the Secret over yet: see the findings of the SealedSecret. Until then the Secret keeps its values.',
  templateKeys:
    'Its template makes further keys, which the ExternalSecrets of the chart cannot make.',
  immutable:
    'Its Secret is immutable, so that External Secrets could never write to it.',
  ownership:
    'Its template has annotations about the ownership of the Secret (managed, patch or skip-set-owner-references), so that it would write the Secret after it was released. Remove them first.',
  orphan:
    'Delete the SealedSecret in the cluster so that the Secret is kept (orphaned)',
  keep: 'Have Helm keep the Secret when it is no longer part of the release (annotation of the Secret in the cluster)',
  takeOver:
    'Allow the Sealed Secrets controller to take the Secret over (annotation of the Secret in the cluster)',
  sealInWizard:
    'Seal the values of the Secret in the wizard. It encrypts them in the browser',
} as const;

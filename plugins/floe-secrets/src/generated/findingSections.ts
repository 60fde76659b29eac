// Generated from docs/findings.md by `yarn generate-findings`.
/** What a finding means; names and code are in backticks. */
export type FindingSection = {
  cause: string;
  /** The evidence that makes it proven. */
  proven: string;
  /** When it is likely only. */
  likely: string;
  /** What it must not be mistaken for. */
  not: string;
};

export const findingSections: Partial<Record<string, FindingSection>> =
  {
  "remote-key-missing": {
    "cause": "The provider has no secret under the key that the ExternalSecret refers to, or does not return it because it is disabled, expired, destroyed or marked for deletion.",
    "proven": "The provider's error text for a missing or unusable key, from the last attempt; or the operator's event `MissingProviderSecret`, where deletionPolicy lets keys go missing and Ready stays True; or its message that the target is retained (a warning). If the store was changed since, the summary is in the past tense.",
    "likely": "The text is `Secret does not exist` and the provider answers the same for a missing property, or the provider is Vault or unknown, and the mount path or KV version of the store may be wrong; the reference has a version, and only that may be missing (or Google says that the secret has no versions); Vault's answer has no data, as with an engine of another version; Conjur finds no variable, which it also reports for a variable without a value and for one that the identity may not see; the answer of another provider is the same where the identity may not see the key (Akeyless, Bitwarden, BeyondTrust, GitLab, Keeper, Passbolt, Secret Server) or where the store refers to a wrong project, path or address (webhook, Doppler, Infisical and every other status of 404 alone); or the event `MissingProviderSecret` is more than 5 s older than the last refresh, which may have been another attempt.",
    "not": "`remote-property-missing`: the key exists. `provider-access-denied`: some providers answer \"denied\" for a key that does not exist; that finding is then `likely`."
  },
  "remote-property-missing": {
    "cause": "The provider has the key, but its value has no such property.",
    "proven": "The provider's error text for a missing property, from the last attempt. If the store was changed since, the summary is in the past tense.",
    "likely": "Never.",
    "not": "`value-not-decodable`: the value is not a JSON object at all. `store-auth-missing`: on a store, `cannot find secret data for key` is about the Secret with the credentials."
  },
  "store-not-found": {
    "cause": "The SecretStore or ClusterSecretStore that the secret names does not exist.",
    "proven": "The operator's text `could not get SecretStore … not found`. If the cluster shows the store now, the finding is in the past tense: the store was missing at the last attempt.",
    "likely": "The secret fails and the cluster, which is watched for stores, shows no such store; the operator has not said so. Or the last success used the store, the cluster no longer has it, and a refresh is due later (a warning).",
    "not": "`store-namespace-denied`: the ClusterSecretStore exists and excludes the namespace. A SecretStore of the same name in another namespace does not count."
  },
  "store-namespace-denied": {
    "cause": "The `spec.conditions` of the ClusterSecretStore exclude the secret's namespace.",
    "proven": "The operator's text `using cluster store … is not allowed from namespace`. If the store was changed since, the summary is in the past tense.",
    "likely": "Never.",
    "not": "`provider-access-denied`: the provider refuses, not the operator."
  },
  "store-not-ready": {
    "cause": "The store reports that it is not ready. Every secret that uses it fails at its next refresh.",
    "proven": "The condition Ready=False of the store, or the operator's text that the store is not ready. If the store is ready now, the finding is in the past tense.",
    "likely": "The secret fails because of the store, but the portal does not see the condition of the store; or the store was changed after it reported that it is not ready. Then the summary is in the past tense.",
    "not": "A cause of its own: the condition and event of the store are in the evidence, and `store-auth-missing`, `provider-access-denied`, `provider-unreachable` or `provider-throttled` names the cause where its text is known."
  },
  "store-auth-missing": {
    "cause": "A Secret or ServiceAccount in the store's auth block, or a key of it, does not exist, the operator may not use it, or cannot use what it holds; or the auth block is incomplete.",
    "proven": "The error text of the last attempt of the secret, or the store's own condition and event; also a text that says that no request could be made with the credentials (a line break in a token, a key that cannot be parsed). If the metadata of Secrets shows that the Secret is there now, the summary is in the past tense.",
    "likely": "Never.",
    "not": "`provider-access-denied`: the credentials exist and the provider refuses them."
  },
  "provider-access-denied": {
    "cause": "The provider refuses the store's identity.",
    "proven": "The provider's error text for a refused login, a refused key, a refused network address (a firewall, a service perimeter), an encryption key that is disabled or denied, a role or a service account that the identity may not assume, credentials that have expired, a signature or token whose time the provider refuses, a region that is not activated, an API that is not enabled or a project without billing. A generator has credentials of its own: then it is named and no store. If the store was changed since, the summary is in the past tense.",
    "likely": "The provider says that the key may not exist either, or is one that gives the same answer for both: Google (`PermissionDenied`), Oracle (`NotAuthorizedOrNotFound`), Secret Server (`API_AccessDenied`).",
    "not": "`store-auth-missing`: no request with credentials was sent. `store-namespace-denied`: the operator refuses."
  },
  "provider-unreachable": {
    "cause": "The operator gets no usable answer from the provider: DNS, network policy, TLS, a CA certificate of the store that is missing or not PEM, an address without https://, a sealed Vault, or a status of 5xx.",
    "proven": "The error text of the last attempt of the secret, or the store's own condition and event.",
    "likely": "Never.",
    "not": "`provider-throttled`: the provider answers and asks for fewer requests. An unreachable cluster is a state of the cluster, not this finding."
  },
  "provider-throttled": {
    "cause": "The provider rejects requests because there are too many.",
    "proven": "The provider's error text for a rate limit or quota.",
    "likely": "Never.",
    "not": "`provider-unreachable`. A rate limit of the Kubernetes API server is shown for the cluster, not here."
  },
  "store-unmaintained": {
    "cause": "External Secrets Operator reports that nobody maintains the provider that the store uses.",
    "proven": "The event `StoreUnmaintained`, seen within the last 24 hours.",
    "likely": "Never.",
    "not": "A failure: the store works."
  },
  "target-owned-by-other": {
    "cause": "The target Secret is owned by another ExternalSecret or another controller.",
    "proven": "The operator's text `owned by another ExternalSecret` or `could not set controller reference on Secret`. If the cluster shows that the target was deleted since, the summary is in the past tense.",
    "likely": "The operator named the other ExternalSecret, and the cluster shows its ExternalSecrets and none of this name with this target. The summary is in the past tense.",
    "not": "`target-shared`: both operators write the Secret and both report success. `target-unmanaged`: the same situation for a SealedSecret."
  },
  "target-immutable": {
    "cause": "The target Secret is immutable, so a change cannot be written to it.",
    "proven": "The operator or the API server refuses an update of an immutable Secret; or the spec makes the target immutable (for a SealedSecret: and the object has not changed since it was created).",
    "likely": "SealedSecret only: the template asks for an immutable Secret and was changed after the object was created. The controller does not make an existing Secret immutable.",
    "not": "A failure now: without a refused update it is a warning about the next change. Where the metadata of Secrets shows that the target lacks keys that the object asks for, it is an error and names them. If the cluster shows that the target was deleted since a refused update, the summary is in the past tense."
  },
  "target-missing": {
    "cause": "The target Secret does not exist although nothing reports a failure: creationPolicy Merge without a Secret to merge into, a target deleted by deletionPolicy Delete, a Secret deleted by hand, an object for several namespaces that matches none, or a Kustomization that applies nothing.",
    "proven": "Secrets are observed and the target, or one of the Secrets that the object produces, is not among them while the operator reports success; or the status or reason of the operator says that there is no target (for a Kustomization that decrypts: an inventory without entries, which is a warning).",
    "likely": "A SOPS file that is neither `.yaml` nor `.yml` lies in the folder of a Kustomization that is ready, and no inventory has its Secret: Flux passes such files over. The Kustomization may not have applied its commit yet.",
    "not": "`never-synced`: the object was never successful. Where Secrets are not observed, whether the target exists is \"not known\", which is no finding."
  },
  "target-key-missing": {
    "cause": "The target exists and lacks keys that its object asks for, although the operator reports success.",
    "proven": "Never. `metadata.managedFields` of the Secret name its keys, and a program that has emptied them leaves some keys unnamed.",
    "likely": "The metadata of Secrets is observed, and the managed fields of the target do not name a key that the newest generation of the object asks for, or name its type and no data; an ExternalSecret that finds its keys has a target without any. The operator has applied that generation.",
    "not": "`remote-key-missing`: the operator says which keys it left out. `target-immutable`: it names the missing keys of an immutable target. `target-missing`: there is no Secret at all."
  },
  "template-error": {
    "cause": "The template of the target cannot be rendered. The evidence names the key and the kind of error in the portal's own words: the operator's text can quote a value.",
    "proven": "The operator's text for a template that does not parse or execute, or for a ConfigMap or Secret of `templateFrom` that was not there or lacks the key.",
    "likely": "Never.",
    "not": "`remote-property-missing`: the data did not arrive. Here it arrived and the template does not fit it."
  },
  "value-not-decodable": {
    "cause": "The value at the provider is not in the form that the spec asks for: not Base64 for the decodingStrategy, or not JSON for a property.",
    "proven": "The operator's text for a failed decoding strategy, or the provider's text for a value that is not JSON. The text itself is not shown, because it can quote the value.",
    "likely": "Never.",
    "not": "`remote-property-missing`: the value is JSON and lacks the property."
  },
  "generator-not-found": {
    "cause": "The generator that the secret refers to does not exist.",
    "proven": "The kind of the generator is observed and the cluster shows no such object.",
    "likely": "Only the operator's text of the last attempt says so; the generator may exist by now.",
    "not": "`store-not-found`: the reference is to a store."
  },
  "push-source-missing": {
    "cause": "A PushSecret has nothing to push: its source Secret does not exist, was deleted, or no Secret matches its selector.",
    "proven": "The reason `SourceDeleted`, unless the object was changed since; or a success that covers no Secret (`status.syncedPushSecrets` is empty, and the object selects by labels or names no entries).",
    "likely": "The operator's text `could not get source secret`: it is the same for a missing Secret, one that the operator may not read, and a generator that fails. Or a success whose `status.syncedPushSecrets` names stores and nothing that was pushed to them. If the metadata of Secrets shows the source now, the summary is in the past tense.",
    "not": "`target-missing`: a PushSecret has no target in the cluster."
  },
  "api-version-not-served": {
    "cause": "The chart that deployed the object renders an API version that the cluster does not serve. The next `helm upgrade` fails. It is reported once for a release, at its first ExternalSecret by name.",
    "proven": "Never.",
    "likely": "The label `helm.sh/chart` names a chart that renders the version, and the cluster does not serve it. The chart may have been changed under the same version.",
    "not": "A failure now: the object that exists keeps working."
  },
  "vault-path-has-data-prefix": {
    "cause": "The key of a Vault secret contains the `data/` of the HTTP API.",
    "proven": "The prefix is there and the store resolves it to the right path anyway.",
    "likely": "The prefix is there and the operator probably adds `data/` a second time. Without the request to Vault this cannot be shown.",
    "not": "`remote-key-missing`: this is often its reason, but a KV mount may really hold a secret called `data/…`."
  },
  "refresh-interval-out-of-range": {
    "cause": "The refresh interval is shorter or longer than the policy of the environment (15 minutes to 1 hour by default).",
    "proven": "`refreshInterval` of the spec and the policy.",
    "likely": "Never.",
    "not": "`refresh-overdue`: the interval is fine, and the operator does not keep it."
  },
  "refresh-interval-form": {
    "cause": "A refresh interval is not written as Go prints it (`15m0s` for `15m`), so upgrades with Helm 4 can fail with a conflict: External Secrets Operator up to 1.0 rewrites it and owns the field from then on.",
    "proven": "Never.",
    "likely": "The text in the values; or, of an object in the cluster, `metadata.managedFields`: only the operator owns the interval. It is a warning if the object is applied on the server without force. Whether an upgrade fails depends on the versions and on the current values.",
    "not": "`refresh-interval-out-of-range`: that is about the length of the interval."
  },
  "cluster-store-used": {
    "cause": "The secret comes from a ClusterSecretStore, which usually has access to more than the namespace needs.",
    "proven": "`secretStoreRef` of the spec.",
    "likely": "Never.",
    "not": "A fault: it is advice of the floe guide."
  },
  "refresh-disabled": {
    "cause": "The secret is not refreshed on an interval: refreshPolicy CreatedOnce or OnChange, interval 0, sync windows that never open, `spec.suspend`, or a PushSecret with updatePolicy IfNotExists, which never replaces what the provider has. A suspended SopsSecret of isindir's operator has no other status, so it is unknown whether its last change arrived.",
    "proven": "The spec says so.",
    "likely": "Sync windows: they deny all times one after the other, except for the hours at which clocks are changed; the next opening depends on the time zone of the operator, which is taken to be UTC; or the windows are so short that the operator can miss them.",
    "not": "`refresh-overdue`: a refresh is due and does not come."
  },
  "cannot-decrypt": {
    "cause": "No key of the controller decrypts the data, for an unknown reason: the controller has the same message for another key, another scope and a renamed object. The summary ranks these causes. Values that are decrypted with the same annotations (other keys of the object, other SealedSecrets of the release) are evidence against the scope; an object that is older than all known certificates suggests another key; an object that never changed suggests another name.",
    "proven": "The controller's message `no key could decrypt secret` for the current object.",
    "likely": "The annotations or labels were changed after that attempt, and the controller does not try again for them.",
    "not": "`sealed-for-other-key`, `sealed-scope-mismatch` and `invalid-ciphertext` replace this finding if the cause is proven or likely."
  },
  "sealed-scope-mismatch": {
    "cause": "The controller cannot open the data, and the scope by annotations suggests why: the value was sealed for another scope, usually namespace-wide without the annotation.",
    "proven": "Never.",
    "likely": "The controller's words `no key could decrypt secret`, no change since that attempt, and an object in strict scope or with an annotation that looks like a scope and is none. (In the wizard, before anything is deployed, it can be proven.)",
    "not": "`cannot-decrypt`: other keys of the object, or other SealedSecrets of the release, are opened with the same annotations, so these are right. `sealed-for-other-key`: the controller has the same words. With the right annotation this finding is not given."
  },
  "sealed-for-other-key": {
    "cause": "The data was sealed with a key that the cluster's controller does not have.",
    "proven": "The controller cannot open the data, and against every known certificate the RSA part has another length than the key or is a number above the key's modulus.",
    "likely": "Never.",
    "not": "`cannot-decrypt`: a ciphertext has no key id, so in most cases the key is unknown. `sealed-by-older-key`: an older key that the controller still has."
  },
  "sealing-certificate-expired": {
    "cause": "The newest sealing certificate has expired. kubeseal and the wizard refuse to seal with it.",
    "proven": "`notAfter` of the newest certificate.",
    "likely": "Never.",
    "not": "A failure: the controller opens what was sealed before."
  },
  "sealing-certificate-expiring": {
    "cause": "The newest sealing certificate expires within 30 days, and no newer one exists.",
    "proven": "`notAfter` of the newest certificate.",
    "likely": "Never.",
    "not": "`sealing-certificate-expired`."
  },
  "sealed-by-older-key": {
    "cause": "The data opens, and was sealed with an older key than the newest.",
    "proven": "The object was last written before the newest certificate began, or the form of the ciphertext does not fit the newest key.",
    "likely": "Never.",
    "not": "`sealed-for-other-key`: there the controller cannot open the data."
  },
  "invalid-ciphertext": {
    "cause": "A value in `encryptedData` cannot be a ciphertext, or a SOPS file is damaged.",
    "proven": "The form of the text (empty, no Base64, too short, no sensible length), or the controller's words for it. SOPS file: metadata or values that sops refuses whatever key it has.",
    "likely": "Never.",
    "not": "`cannot-decrypt`: the controller has the same words for an empty ciphertext, so the form is checked first."
  },
  "target-unmanaged": {
    "cause": "A Secret with the name of the target exists, and the controller does not own it and does not overwrite it.",
    "proven": "The controller's text `already exists and is not managed by SealedSecret`, and nothing else explains it.",
    "likely": "The Secret has been deleted since; another object writes the same Secret; or the template has skip-set-owner-references, so that the controller may have made the Secret itself.",
    "not": "`target-owned-by-other`: the same for External Secrets. `target-shared`: both report success."
  },
  "controller-gave-up": {
    "cause": "The controller has used up its attempts and waits for a change of the spec.",
    "proven": "Never.",
    "likely": "The warning was counted six times or more, and two minutes have passed since the last one.",
    "not": "A cause: the finding beside it has the cause."
  },
  "template-depends-on-version": {
    "cause": "The value that arrives depends on the version of the Sealed Secrets controller, which reports success in each case. A key that is sealed and in `spec.template.data` has the value of the template before 0.40, and the sealed value since. A template that reads a key of the template that is not sealed gets `<no value>` before 0.40, and its text since.",
    "proven": "The spec has the key in both places.",
    "likely": "The text of a template names a key that is not sealed, as `{{ .key }}` or with `index`. The portal does not run the template.",
    "not": "`template-error`: there the controller reports a failure. It is not a failure, and the portal does not know the version of the controller."
  },
  "sops-decryption-failed": {
    "cause": "The operator could not decrypt: a missing or unreadable key Secret, other recipients, a Shamir threshold, a changed file, or a key service (AWS KMS, Google Cloud KMS, Azure Key Vault, Vault) that denies the key or is not reached.",
    "proven": "The operator's condition or event of the last attempt. If the metadata of Secrets shows now a key Secret that was missing, the summary is in the past tense.",
    "likely": "A SopsSecret of isindir's operator was changed after the last change of its status, which has no observed generation.",
    "not": "`sops-decryption-not-configured`: nothing was asked to decrypt. `sops-recipients-drift`: what Git shows before it is deployed."
  },
  "sops-decryption-not-configured": {
    "cause": "Flux applies an encrypted Secret and `spec.decryption` is not set, so the cluster has ciphertext instead of the value. Flux may report Ready all the same.",
    "proven": "Flux refuses the Secret with `configuring decryption is required`; or the file on the branch that the Kustomization applies is encrypted and the Secret is in the inventory.",
    "likely": "The Kustomization applies this repository at another revision, or its source cannot be seen.",
    "not": "`sops-decryption-failed`: decryption is configured and failed."
  },
  "sops-rule-unmatched": {
    "cause": "No creation rule of `.sops.yaml` matches the file as it is committed, so `sops updatekeys` and `sops encrypt` refuse it.",
    "proven": "The rules of the `.sops.yaml` that sops would use.",
    "likely": "A second `.sops.yaml` further out may be in use, depending on the folder in which sops is run.",
    "not": "`sops-recipients-drift`: a rule matches and has other recipients."
  },
  "sops-recipients-drift": {
    "cause": "The file is encrypted for other recipients or key groups than its creation rule names.",
    "proven": "The metadata of the file and the matching rule.",
    "likely": "A second `.sops.yaml` further out may be in use.",
    "not": "`sops-decryption-failed`: whether the cluster can open the file shows in the cluster only."
  },
  "sops-plaintext-left": {
    "cause": "Values are not encrypted in Git although the file or its rule encrypts them.",
    "proven": "The file on the branch, by the rules of its own metadata; or a file that is not encrypted at all.",
    "likely": "Only the creation rule asks for encryption, and a second `.sops.yaml` further out may be in use.",
    "not": "Values that the rule leaves unencrypted on purpose (`unencrypted_regex`, `unencrypted_suffix`): they are not counted."
  },
  "never-synced": {
    "cause": "The object was created more than two minutes ago and has never been synced.",
    "proven": "The object has no success in its status, and its operator writes a reliable status. Objects that are being deleted are excluded. If a finalizer of Flux shows that the operator has seen the object, the summary says so.",
    "likely": "The controller writes no status at all and no event `Unsealed` (Sealed Secrets before 0.17, or `--update-status=false`); or it writes no status and the last attempt failed, while an earlier one may have succeeded; or the operator set its finalizer and does nothing else with the object, or the store has a `spec.controller` and no status (another controller class, or no matching store).",
    "not": "A suspended object: `refresh-disabled`. `target-missing`: a success was reported. `invalid-duration`: the operator cannot read the kind at all."
  },
  "deletion-pending": {
    "cause": "The deletion of the object was requested, but finalizers or owned objects block it.",
    "proven": "`metadata.deletionTimestamp`.",
    "likely": "Never.",
    "not": "`target-missing`: the target may still exist."
  },
  "invalid-duration": {
    "cause": "A duration in a spec is valid for the CRD and not for Go, so External Secrets Operator can read no object of this kind in the cluster.",
    "proven": "The field of this object.",
    "likely": "Another object of the kind has such a duration, and this one is overdue or was never touched. The other one is not named, because the viewer may not be allowed to see it.",
    "not": "`refresh-overdue` and `never-synced`: not given while this one explains them."
  },
  "target-shared": {
    "cause": "Another object writes the same Secret, and both operators report success.",
    "proven": "Never.",
    "likely": "The spec of both objects names the same target, or the inventory of a Kustomization has it. Which one wrote last is not observed.",
    "not": "`target-owned-by-other` and `target-unmanaged`: one operator refuses. Two ExternalSecrets with creationPolicy Merge and different keys do not conflict. Nor does an ExternalSecret with creationPolicy Merge with a Kustomization: Flux leaves the keys of others."
  },
  "refresh-overdue": {
    "cause": "A refresh is due and did not come. There is no failure that would explain it.",
    "proven": "The last refresh, the interval and the grace; for Flux: an attempt that exceeds its timeout.",
    "likely": "The secret has sync windows, and the time zone of the operator is taken to be UTC. The state is `stale` only if a window was open in every time zone.",
    "not": "`refresh-disabled`: no refresh is due. An unreachable cluster: the state is `unknown`, and nothing is called overdue."
  },
  "change-pending": {
    "cause": "The newest generation of the object, or the newest revision of its source, is not applied yet.",
    "proven": "The generation of the object and the one in the status of the operator; or a SopsSecret of isindir's operator that is no longer suspended and whose status is still that of the suspension.",
    "likely": "Sealed Secrets 0.24.2 and 0.24.3 do not write the new generation to the status, so the change may have been applied; or the status names no generation and is the same after every success (a SopsSecret of isindir's operator, a PushSecret before 0.14, a SealedSecret without `observedGeneration`), so it does not tell of the change.",
    "not": "A failure: if the last attempt failed after the change, the state is `failing`. An attempt that failed before the change is evidence here, and no cause."
  },
  "sync-failed": {
    "cause": "The last attempt failed, and no other rule knows the cause.",
    "proven": "The words of the API server, Flux or the operator name the cause, such as a value that is not text or a key that is not valid; or the object lists which Secrets or namespaces failed; or a PushSecret reports success and its `status.syncedPushSecrets` lacks a store that it names; or the attempt is older than the last change of an object that was never applied (an info).",
    "likely": "Only the operator's own words are known; or the status reports a failure and the target was written after it; or an object for several namespaces lists one in which the portal sees no object of it: the portal watches each kind separately, and one watch can be behind the other.",
    "not": "A specific cause: it is only used if no other rule of this page matches."
  },
  "plain-secret": {
    "cause": "Nothing in the cluster manages the Secret, in an environment that does not allow plain Secrets.",
    "proven": "No owner, label or annotation of an operator, Helm or GitOps controller, and every writer of the data is kubectl.",
    "likely": "Not every writer is known to be kubectl, so that something else may deliver it.",
    "not": "A Secret of a Helm release: it is shown as such, without this finding. The target of an ExternalSecret or SealedSecret, whatever its labels say."
  },
  "rotation-overdue": {
    "cause": "The value is older than the policy of the environment allows (90 days by default).",
    "proven": "Never.",
    "likely": "The last change that the object, its events or its target show. A value that was replaced without a trace is newer.",
    "not": "`refresh-overdue`: a refresh fetches the same value again."
  },
  "consumer-older-than-secret": {
    "cause": "Pods started before the Secret last changed.",
    "proven": "The values are fixed at start (environment variables, subPath), and the exact time of the change of the data is known.",
    "likely": "Only the last write of the Secret is known, which may have changed something else; or the Secret is mounted as files, which the kubelet updates and the program may have read at start.",
    "not": "Proof that the program uses an old value: programs can read files or the API again."
  },
  "values-not-yaml": {
    "cause": "The values file is not valid YAML, or has what Helm does not read or reads otherwise than other programs: control characters, line breaks that editors do not show (a carriage return alone, U+0085, U+2028, U+2029), directives, and a list or map as a key, such as `{{ … }}` without quotation marks.",
    "proven": "The error of the YAML parser, or the character or key, with its place.",
    "likely": "Never.",
    "not": "`values-layout`: valid YAML that the editor cannot change safely."
  },
  "values-too-large": {
    "cause": "The values file is larger than 1 MiB.",
    "proven": "Its size.",
    "likely": "Never.",
    "not": "`values-not-yaml`: a file that is nested too deeply."
  },
  "values-several-documents": {
    "cause": "The values file has more than one YAML document.",
    "proven": "A line with `---` between documents.",
    "likely": "Never.",
    "not": "A single document that begins with `---`, which is fine."
  },
  "values-not-a-map": {
    "cause": "The values file is a list or a single value.",
    "proven": "The root of the document.",
    "likely": "Never.",
    "not": "An empty file, which is fine."
  },
  "values-duplicate-key": {
    "cause": "A map of the values file has a key twice.",
    "proven": "The place of the second key.",
    "likely": "Never.",
    "not": "The same key in another values file: Helm merges those."
  },
  "values-sops-encrypted": {
    "cause": "The values file is encrypted with SOPS, and a change would break its checksum.",
    "proven": "The metadata of SOPS in the file.",
    "likely": "Never.",
    "not": "`sops-plaintext-left`."
  },
  "values-anchor": {
    "cause": "The part to be changed uses an anchor, alias or merge key, so that other parts would change too; or an alias cannot be resolved.",
    "proven": "The nodes of the document.",
    "likely": "Never.",
    "not": "An anchor elsewhere in the file, which is kept."
  },
  "values-layout": {
    "cause": "The file is laid out so that it cannot be changed here without losing comments or order.",
    "proven": "The nodes of the document.",
    "likely": "Never.",
    "not": "`values-not-yaml`."
  },
  "values-type-conflict": {
    "cause": "The chart needs a map, list or text at a place, and the file has something else.",
    "proven": "The node at that place.",
    "likely": "Never.",
    "not": "`chart-render-failed`: the types fit, and the chart still refuses them."
  },
  "chart-render-failed": {
    "cause": "The chart could not be installed with the values.",
    "proven": "The rules of the chart, run over the values before and after the change.",
    "likely": "Never.",
    "not": "`api-version-not-served`: the cluster refuses, not the chart."
  },
  "name-invalid": {
    "cause": "A name of the service, or of a Secret that the chart would create, is not a valid Kubernetes name.",
    "proven": "The rules of Kubernetes for names.",
    "likely": "Never.",
    "not": "`values-type-conflict`."
  },
  "earlier-list-replaced": {
    "cause": "A list in this values file replaces the list of an earlier one, so the change repeats its entries.",
    "proven": "Both files.",
    "likely": "Never.",
    "not": "Maps, which Helm merges."
  },
  "other-secret-affected": {
    "cause": "The change also affects other secrets of the release: one setting of the chart applies to all of them.",
    "proven": "The manifests of the chart before and after the change.",
    "likely": "Never.",
    "not": "`sealed-scope-mismatch`: the scope of sealed values, which has a finding of its own."
  },
  "database-connection-missing": {
    "cause": "The embedded database is disabled, and the values set no host or user name for Dagster. The Dagster chart reads only the password from the Secret.",
    "proven": "The values of the Dagster chart after the change.",
    "likely": "Never.",
    "not": "`template-error`: there the connection string of the Secret cannot be rendered."
  },
  "workload-not-found": {
    "cause": "The wizard cannot add `envSecrets`, because the values have no Kubernetes run launcher or no named user deployments.",
    "proven": "The values of the Dagster chart.",
    "likely": "Never.",
    "not": "`consumer-older-than-secret`: that is about running pods."
  },
  "earlier-file-has-it": {
    "cause": "A change removes something that an earlier values file of the release has, and no value of the file that is written can take it away.",
    "proven": "The earlier file has it: a sealed key, an annotation or a setting whose absence the chart has no value for.",
    "likely": "Never.",
    "not": "`earlier-list-replaced`: entries of a list can be left out in this file."
  },
  "not-in-values": {
    "cause": "A change removes or edits something that the values of the release do not have.",
    "proven": "No values file of the release that is known has it.",
    "likely": "Never.",
    "not": "`earlier-file-has-it`: it is there, in a file that the change does not write."
  },
  "store-not-named": {
    "cause": "A change adds references, and neither the change nor the values name a store.",
    "proven": "The values have no `floe.externalSecrets.secretStoreRef`, or an empty one.",
    "likely": "Never.",
    "not": "`store-not-found`: a store is named and the cluster does not have it."
  },
  "secret-replaced": {
    "cause": "A change gives a Secret of the release another approach: the object that creates it until now is removed, and another one of the same name is added.",
    "proven": "The change names the part in `replaces`, and the values have it under another approach. An error if the ExternalSecret has another creation policy than Owner, because nothing would create the Secret again. A warning otherwise; one more for keys that the change does not bring.",
    "likely": "Never.",
    "not": "`target-owned-by-other`: both objects stay in the values."
  },
  "database-secret-missing": {
    "cause": "A change removes the Secret from which Dagster reads the password of its database, and nothing else makes it.",
    "proven": "`dagster.global.postgresqlSecretName` names the Secret, and the values render no object of that name after the change.",
    "likely": "Never.",
    "not": "`database-connection-missing`: that is about host, user and name of the database."
  }
};

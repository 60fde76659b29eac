import type { sopsSentences } from '../../findings/sops';
import type { Translated } from '../Translated';

export const sopsSentencesDe: Translated<typeof sopsSentences> = {
  secretDecryptionKeysDoes:
    'Das Secret für die Schlüssel zum Entschlüsseln gibt es nicht',
  atLastAttemptSecret:
    'Beim letzten Versuch gab es das Secret für die Schlüssel zum Entschlüsseln nicht',
  existsNow: 'Jetzt gibt es das Secret',
  fluxTriesAgainAfter:
    'Flux versucht es nach seinem Wiederholungsintervall erneut',
  operatorFoundNoAge: 'Der Operator hat keinen age-Schlüssel gefunden',
  fluxReadsAnAge:
    'Flux liest einen age-Schlüssel nur aus einem Namen, der auf .agekey endet, und einen PGP-Schlüssel nur aus einem, der auf .asc endet',
  operatorCannotReadKey:
    'Der Operator kann einen Schlüssel im Secret für die Schlüssel zum Entschlüsseln nicht lesen',
  operatorDecryptedDataBinary:
    'Der Operator hat die Daten als Binärdatei entschlüsselt: Der Name ihres Schlüssels hat keine Dateiendung, die das Format zeigt',
  operatorTooFewKeys:
    'Der Operator hat zu wenige der Schlüssel: Die Datei braucht Schlüssel aus mehreren Gruppen (eine Shamir-Schwelle), und der Operator hat nur einige der Gruppen geöffnet',
  valueFilePlainText:
    'Ein Wert der Datei steht im Klartext, obwohl SOPS Geheimtext erwartet; daher kann der Operator die Datei nicht entschlüsseln',
  noKeyOperatorDecrypts:
    'Kein Schlüssel des Operators entschlüsselt die Datei: Sie ist für andere Empfänger verschlüsselt',
  keyServiceDidNot:
    'Ein Schlüsseldienst hat den Datenschlüssel der Datei nicht entschlüsselt',
  noKeyOperatorDecryptsFile:
    'Kein Schlüssel des Operators entschlüsselt die Datei',
  mayEncryptedOtherRecipients:
    'Sie ist vielleicht für andere Empfänger verschlüsselt, oder der Operator darf einen Schlüssel nicht verwenden',
  fileWasChangedAfter:
    'Die Datei wurde nach dem Verschlüsseln geändert: Ihre Prüfsumme stimmt nicht',
  operatorCouldNotDecrypt: 'Der Operator konnte die Datei nicht entschlüsseln',
  atLastAttemptChanged:
    'Beim letzten Versuch, der den Status geändert hat, konnte der Operator die Datei nicht entschlüsseln',
  objectWasChangedSince:
    'Das Objekt wurde seitdem geändert, und der Status zeigt nicht, ob der Operator es erneut versucht hat',
  keysAreTakenFrom:
    'Schlüssel kommen aus dem Secret {{namespace}}/{{keySecret}}',
  secretKustomizationEncryptedSops:
    'Ein Secret dieser Kustomization ist mit SOPS verschlüsselt, aber für die Kustomization ist keine Entschlüsselung konfiguriert',
  setSpecDecryptionKustomization:
    'Setzen Sie spec.decryption der Kustomization in Git; SECRET ist das Secret mit den Schlüsseln, in ihrem Namespace',
  createSecretFromFile:
    'Legen Sie das Secret aus der Datei mit der age-Identität an (für PGP: `identity.asc`)',
  afterFixSecretLet:
    'Lassen Sie Flux es nach der Korrektur des Secrets sofort erneut versuchen',
  replaceKeyAnAge:
    'Ersetzen Sie den Schlüssel: Eine age-Identität ist eine Zeile, die mit AGE-SECRET-KEY- beginnt, ein PGP-Schlüssel ist ASCII-codiert',
  lowerShamirThresholdSops:
    'Oder senken Sie shamir_threshold in .sops.yaml (mindestens 2), und verschlüsseln Sie die Datei neu, auf einem Datenträger, den sonst niemand lesen kann',
  sopsUpdatekeysDoesNot: '`sops updatekeys` ändert die Schwelle nicht',
  fileStandsPath: 'FILE steht für ihren Pfad',
  addFileExtensionFormat:
    'Geben Sie dem Schlüssel die Dateiendung seines Formats, zum Beispiel `files: [config.yaml=app.yaml]` im secretGenerator',
  compareFileLastGood:
    'Vergleichen Sie die Datei mit ihrem letzten guten Commit: SOPS kann sie jetzt nicht prüfen',
  removePlainTextLine:
    'Entfernen Sie die Zeile im Klartext, rotieren Sie den Wert an seiner Quelle (Git behält ihn in seiner Historie), und geben Sie den neuen ein',
  addClusterSRecipient:
    'Fügen Sie den Empfänger des Clusters in .sops.yaml hinzu, und verschlüsseln Sie dann den Datenschlüssel für ihn (gibt keinen Wert aus)',
  fileStandsPathEncrypted: 'FILE steht für den Pfad der verschlüsselten Datei',
  ifMissingAddCluster:
    'Fehlt der Empfänger des Clusters in .sops.yaml, fügen Sie ihn hinzu, und verschlüsseln Sie dann den Datenschlüssel für ihn (gibt keinen Wert aus)',
  operatorSOwnKeys:
    'Auch die eigenen Schlüssel des Operators entschlüsseln die Datei nicht',
  keyFileEncryptedDisabled:
    'Der Schlüssel von {{name}}, mit dem die Datei verschlüsselt ist, ist deaktiviert oder gelöscht',
  operatorNoCredentialsWhich:
    'Der Operator hat keine Zugangsdaten für {{name}}, wo der Schlüssel der Datei liegt',
  doesNotLetOperator:
    '{{name}} lässt den Operator nicht mit dem Schlüssel der Datei entschlüsseln',
  operatorCannotReachWhich:
    'Der Operator erreicht {{name}} nicht, wo der Schlüssel der Datei liegt',
  didNotDecryptData:
    '{{name}} hat den Datenschlüssel der Datei nicht entschlüsselt',
  enableKeyEncryptFile:
    'Aktivieren Sie den Schlüssel in {{name}}, oder verschlüsseln Sie die Datei aus ihrer Quelle mit einem anderen',
  checkAddressNetworkPolicy:
    'Prüfen Sie Adresse, Network Policy und TLS-Zertifikat von {{name}}, und ob es läuft',
  giveIdentityOperatorFlux:
    'Geben Sie der Identität des Operators (bei Flux: des kustomize-controller oder von spec.decryption.serviceAccountName) {{right}}',
  latestRevisionNotApplied:
    'Die neueste Revision ist nicht angewendet; der Cluster behält die vorige',
  fluxApplied: 'Flux hat {{applied}} angewendet',
  stoppedCheckingHealthObjects:
    'Flux hat die Prüfung der Objekte abgebrochen, weil es neu abgleichen sollte',
  couldNotDeleteObjects:
    'Objekte, die nicht mehr in der Quelle sind, ließen sich nicht löschen',
  sourceKustomizationNoFolder:
    'Die Quelle dieser Kustomization hat keinen Ordner spec.path',
  fluxCouldNotGet:
    'Flux konnte die Manifeste nicht aus der Quelle dieser Kustomization holen',
  fluxMayNotUse:
    'Flux darf die Quelle dieser Kustomization nicht verwenden, weil sie in einem anderen Namespace ist',
  fluxDoesNotRetry: 'Flux versucht es nicht von selbst erneut',
  useSourceNamespaceKustomization:
    'Verwenden Sie eine Quelle im Namespace der Kustomization, oder starten Sie den Controller ohne --no-cross-namespace-refs',
  celExpressionKustomizationNot:
    'Ein CEL-Ausdruck dieser Kustomization ist ungültig (spec.healthCheckExprs oder readyExpr unter spec.dependsOn)',
  kustomizationNeedsFeatureGate:
    'Diese Kustomization braucht ein Feature-Gate des Controllers, das aus ist (spec.decryption.serviceAccountName)',
  startControllerFeatureGates:
    'Starten Sie den Controller mit --feature-gates=ObjectLevelWorkloadIdentity=true, oder entfernen Sie spec.decryption.serviceAccountName',
  fluxCouldNotBuild:
    'Flux konnte die Manifeste dieser Kustomization nicht bilden',
  afterFluxHadApplied:
    'Nachdem Flux seine Objekte angewendet hatte, war das Secret {{place}} nicht da: Etwas anderes löscht es',
  afterFluxHadAppliedObjects:
    'Nachdem Flux seine Objekte angewendet hatte, wurde das Secret {{place}} gerade gelöscht: Etwas anderes löscht es',
  fluxAppliedReportsFailure:
    'Flux hat {{applied}} angewendet und meldet einen Fehler, weil ein anderes Objekt nicht gesund wurde: {{join}}',
  fluxAppliedReportsFailureBecause:
    'Flux hat {{applied}} angewendet und meldet einen Fehler, weil ein anderes Objekt dieser Kustomization nicht gesund wurde',
  fluxWaitsKustomizationOn:
    'Flux wartet auf die Kustomization {{namespace}}/{{name}}, von der diese abhängt',
  fluxWaitsKustomizationOnWhich:
    'Flux wartet auf eine Kustomization, von der diese abhängt',
  fluxCannotReadSpec:
    'Flux kann {{kind}} nicht lesen, das spec.postBuild.substituteFrom nennt',
  fluxCannotReadSpecPostbuild:
    'Flux kann {{kind}} {{name}} nicht lesen, das spec.postBuild.substituteFrom nennt',
  createCorrectNameMark:
    'Legen Sie {{kind}} an, korrigieren Sie den Namen, oder kennzeichnen Sie es als optional',
  fluxDidNotFinish:
    'Flux wurde nicht innerhalb seines Timeouts fertig (spec.timeout)',
  mayHaveAppliedPart: 'Ein Teil der neuesten Revision kann angewendet sein',
  checkWhetherApiServer:
    'Prüfen Sie, ob der API-Server und seine Webhooks rechtzeitig antworten, oder erhöhen Sie spec.timeout',
  clusterDoesNotServe:
    'Der Cluster kennt Art oder API-Version von {{kind}} {{object}} nicht, das diese Kustomization auch anwendet',
  fluxChecksAllObjects:
    'Flux prüft alle Objekte vor dem Anwenden, daher ist wahrscheinlich auch keine Änderung an den Secrets angewendet',
  clusterDoesNotServeKind:
    'Der Cluster kennt Art oder API-Version eines Objekts nicht, das diese Kustomization auch anwendet',
  installWhatDefinesKind:
    'Installieren Sie, was die Art definiert, oder korrigieren Sie apiVersion',
  objectsNeedCanDepend:
    'Objekte, die sie brauchen, können in einer eigenen Kustomization davon abhängen (spec.dependsOn)',
  clusterRefusedWhichKustomization:
    'Der Cluster hat {{kind}} {{place}} abgelehnt, das diese Kustomization auch anwendet',
  fluxReportsSuccessBut:
    'Flux meldet Erfolg, hat aber kein Objekt angewendet: In der Quelle liest Flux aus {{path}} keines',
  fluxReportsSuccessButNot:
    'Flux meldet Erfolg, hat aber kein Objekt angewendet: In der Quelle liest Flux aus dem Ordner der Kustomization keines',
  checkSpecPathFiles:
    'Prüfen Sie spec.path und die Dateien dort: Ohne kustomization.yaml liest Flux nur Dateien, die auf .yaml oder .yml enden',
  fluxBeganApplyKustomization:
    'Flux hat vor {{inWords}} begonnen, diese Kustomization anzuwenden, und ist nicht fertig; das ist länger, als ihr Timeout erlaubt',
  fluxShouldHaveTried:
    'Flux hätte es vor {{late}} erneut versuchen sollen und hat es nicht getan',
  fluxShouldHaveApplied:
    'Flux hätte diese Kustomization vor {{late}} erneut anwenden sollen und hat es nicht getan',
  checkWhetherKustomizeController:
    'Prüfen Sie, ob der kustomize-controller läuft',
  suspendedNoChangeReaches:
    'Es ist ausgesetzt: Keine Änderung erreicht den Cluster',
  statusDoesNotShow:
    'Der Status zeigt nicht, ob die letzte Änderung den Cluster erreicht hat',
  secretMoreDoesNot:
    'Die Secrets {{join}} und {{rest}} weitere gibt es nicht, obwohl sie angewendet wurden',
  objectSuspendedSoNothing:
    'Das Objekt ist ausgesetzt, daher legt nichts sie wieder an',
  secretDoesNotExist:
    'Das Secret {{join}} gibt es nicht, obwohl es angewendet wurde',
  secretsDoNotExist:
    '{{length}} von {{length2}} Secrets gibt es nicht, obwohl sie angewendet wurden: {{join}} und {{rest}} weitere',
  secretsDoNotExistAlthough:
    '{{length}} von {{length2}} Secrets gibt es nicht, obwohl sie angewendet wurden: {{join}}',
  sourceKustomizationDidNot:
    'Die Quelle dieser Kustomization, {{kind}} {{name}}, gab es beim letzten Versuch nicht',
  createSourceCorrectSpec:
    'Legen Sie die Quelle an, oder korrigieren Sie spec.sourceRef',
  namesNoNamespace: '{{kind}} {{name}} nennt keinen Namespace',
  fluxChecksAllObjectsBefore:
    'Flux prüft alle Objekte vor dem Anwenden, daher ist keine Änderung dieser Revision angewendet',
  noSuchKeyFile:
    '{{name}} hat den Schlüssel nicht, mit dem die Datei verschlüsselt ist',
  compareKeyMetadataFile:
    'Vergleichen Sie den Schlüssel in den Metadaten der Datei mit denen in {{name}} (Konto, Region, Name und Version), oder verschlüsseln Sie die Datei aus ihrer Quelle mit einem anderen',
};

import type { sealedSecretsSentences } from '../../findings/sealedSecrets';
import type { Translated } from '../Translated';

export const sealedSecretsSentencesDe: Translated<
  typeof sealedSecretsSentences
> = {
  atLastAttemptNo:
    'Beim letzten Versuch hat kein Schlüssel des Controllers {{join}} entschlüsselt',
  annotationsLabelsHaveChanged:
    'Seine Annotationen oder Labels wurden seitdem geändert, und dafür versucht es der Controller nicht erneut',
  notKnownWhetherCan:
    'Ob er die Daten jetzt entschlüsseln kann, ist nicht bekannt',
  atLastAttemptNoKey:
    'Beim letzten Versuch hat kein Schlüssel des Controllers die Daten entschlüsselt',
  annotationsLabelsWereChanged:
    'Die Annotationen oder Labels wurden nach dem letzten Versuch geändert; Scope nach den Annotationen jetzt: {{scope}}',
  noKeyControllerDecrypts:
    'Kein Schlüssel des Controllers entschlüsselt {{join}}',
  possibleCausesMostLikely:
    'Mögliche Ursachen, die wahrscheinlichste zuerst: Es wurde {{inOneSentence}} versiegelt',
  noKeyControllerDecryptsData:
    'Kein Schlüssel des Controllers entschlüsselt die Daten',
  objectWasLastWritten: 'Das Objekt wurde zuletzt geschrieben',
  oldestCertificatePortalKnows:
    'Das älteste Zertifikat, das das Portal kennt, beginnt später',
  controllerDoesNotName:
    'Der Controller nennt {{names}} dieses Objekts nicht, kann sie also mit demselben Scope entschlüsseln',
  sealedValueNotCiphertext:
    'Der versiegelte Wert von {{join}} ist kein Geheimtext',
  sealedValueNotCiphertext2: 'Ein versiegelter Wert ist kein Geheimtext',
  formCiphertext: 'Form des Geheimtexts: {{proof}}',
  newestCertificateBegan: 'Das neueste Zertifikat beginnt',
  wasSealedAnotherKey:
    '{{join}} wurde mit einem anderen Schlüssel als dem dieses Clusters versiegelt',
  annotationOnTemplateWhere:
    'Die Annotation {{annotation}} steht am Template, wo sie den Scope nicht setzt',
  annotationDoesNotSet:
    'Die Annotation {{annotation}}: "{{value}}" setzt den Scope nicht: Es muss sealedsecrets.bitnami.com/… mit dem Wert "true" sein',
  valuesWereProbablySealed:
    'Die Werte wurden vermutlich für einen anderen Scope versiegelt: Der Controller versucht den Scope {{scope}}, aber eine Annotation deutet auf einen anderen',
  valuesWereProbablySealedAnother:
    'Die Werte wurden vermutlich für einen anderen Scope versiegelt: Der Controller versucht den Scope strict (dieser Name und Namespace)',
  theyWereProbablySealed:
    'Vermutlich wurden sie namespace-wide versiegelt und die Annotation fehlt, oder sie wurden für einen anderen Namen versiegelt',
  sealValuesAgainScope:
    'Versiegeln Sie die Werte neu für den Scope {{scope}}: Das ändert kein anderes Secret',
  onlyIfEverySealed:
    'Nur wenn jeder versiegelte Wert des Release namespace-wide versiegelt wurde: Schreiben Sie sealedsecrets.bitnami.com/namespace-wide: "true" unter floe.sealedSecrets.annotations',
  appliesWholeReleaseValues:
    'Sie gilt für das ganze Release, und Werte, die für einen anderen Scope versiegelt wurden, lassen sich dann nicht mehr entschlüsseln',
  certificateExpiredNoNew:
    'Das Zertifikat von {{controller}} ist abgelaufen: Für den Cluster {{cluster}} lassen sich keine neuen Werte versiegeln',
  certificateExpires:
    'Das Zertifikat von {{controller}} läuft in {{inWords}} ab',
  certificateEnds: 'Zertifikat {{slice}}… endet',
  statusSaysLastAttempt:
    'Der Status sagt, dass der letzte Versuch fehlgeschlagen ist, aber das Secret {{targetName}} wurde danach geschrieben',
  statusProbablyOutdatedSecret:
    'Der Status ist vermutlich veraltet und das Secret vermutlich aktuell',
  wasDeletedSinceController:
    'Es wurde seitdem gelöscht, und der Controller hat es nicht wieder angelegt',
  targetImmutableLaterChanges:
    'Das Ziel {{targetName}} ist unveränderlich: Spätere Änderungen lassen sich nicht schreiben',
  targetConfiguredImmutableCannot:
    'Das Ziel {{targetName}} ist als unveränderlich konfiguriert: Es lässt sich nicht aktualisieren',
  targetConfiguredImmutableLater:
    'Das Ziel {{targetName}} ist als unveränderlich konfiguriert: Spätere Änderungen lassen sich nicht schreiben',
  targetConfiguredImmutable:
    'Das Ziel {{targetName}} ist als unveränderlich konfiguriert',
  targetImmutable: 'Das Ziel {{targetName}} ist unveränderlich',
  ifImmutableClusterLater:
    'Wenn es im Cluster unveränderlich ist, lassen sich spätere Änderungen nicht schreiben; ein vorhandenes Secret macht der Controller nicht unveränderlich',
  makeTargetMutableRemove:
    'Um das Ziel veränderlich zu machen, entfernen Sie zuerst immutable aus spec.template, und löschen Sie das Ziel danach einmal: Kubernetes macht ein unveränderliches Secret nie veränderlich',
  deleteTargetAfterEach:
    'Löschen Sie das Ziel nach jeder Änderung; der Controller legt es neu an',
  deleteTargetAfterEachChange:
    'Löschen Sie das Ziel nach jeder Änderung; der Controller legt es veränderlich neu an',
  deleteTargetOnceController:
    'Löschen Sie das Ziel einmal; der Controller legt es neu an',
  deleteTargetOnceControllerCreates:
    'Löschen Sie das Ziel einmal; der Controller legt es veränderlich neu an',
  atLastAttemptThere:
    'Beim letzten Versuch gab es ein Secret {{targetName}}, das nicht zu diesem SealedSecret gehört',
  beenDeletedButController:
    'Es wurde gelöscht, aber der Controller versucht es nicht von selbst erneut',
  secretDoesNotBelong:
    'Das Secret {{targetName}} gehört nicht zu diesem SealedSecret: {{kind}} {{sharer}} schreibt es auch',
  secretDoesNotBelongSealedsecret:
    'Das Secret {{targetName}} gehört nicht zu diesem SealedSecret: Ein anderes Objekt, das Sie nicht sehen dürfen, schreibt es auch',
  twoOperatorsOnOne:
    'Zwei Operatoren an einem Secret entfernen einander die Schlüssel',
  controllerDoesNotTreat:
    'Für den Controller ist das Secret {{targetName}} nicht sein eigenes: Das Template hat skip-set-owner-references, daher gehört nicht einmal ein Secret, das der Controller angelegt hat, zu diesem SealedSecret',
  templateAnnotationSealedsecretsBitnami:
    'Das Template hat die Annotation sealedsecrets.bitnami.com/skip-set-owner-references: "true", und weder sealedsecrets.bitnami.com/managed noch sealedsecrets.bitnami.com/patch',
  thenWriteSealedsecretsBitnami:
    'Schreiben Sie danach sealedsecrets.bitnami.com/managed: "true" neben skip-set-owner-references unter spec.template.metadata.annotations, damit auch spätere Änderungen ankommen',
  changesSpecSoController:
    'Das ändert .spec, daher versucht es der Controller erneut',
  secretAlreadyExistedDoes:
    'Ein Secret {{targetName}} gab es schon, und es gehört nicht zu diesem SealedSecret',
  bothSealedTemplateBefore:
    '{{namesOf}} ist versiegelt und steht im Template: Vor 0.40 kommt der Wert des Templates an, seit 0.40 der versiegelte',
  templateReadsWhichNot:
    'Das Template liest {{namesOf}}, was nicht versiegelt ist: Vor 0.40 kommt stattdessen der Text <no value> an, seit 0.40 sein Text',
  resultDependsOnVersion:
    'Das Ergebnis hängt von der Version des Controllers ab',
  controllerReportsSuccessEach: 'Der Controller meldet in jedem Fall Erfolg',
  specEncrypteddataSpecTemplate:
    'In spec.encryptedData und in spec.template.data: {{namesOf}}',
  specTemplateDataRead:
    'In spec.template.data, und dort von einem Template gelesen: {{namesOf}}',
  keepOnePlaceGive:
    'Behalten Sie {{namesOf}} an einer Stelle: Geben Sie dem Schlüssel in spec.template.data einen anderen Namen, oder entfernen Sie einen von beiden',
  onlyIfEverySealedValue:
    'Nur wenn jeder versiegelte Wert des Release {{scope}} versiegelt wurde: Schreiben Sie {{annotation}}: "true" unter floe.sealedSecrets.annotations',
};

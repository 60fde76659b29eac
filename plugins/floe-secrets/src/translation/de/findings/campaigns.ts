import type { campaignsSentences } from '../../findings/campaigns';
import type { Translated } from '../Translated';

export const campaignsSentencesDe: Translated<typeof campaignsSentences> = {
  scopeSecretsCampaignAt:
    'Der Bereich hat {{length}} Secrets, eine Kampagne höchstens {{most}}: Grenzen Sie ihn ein, zum Beispiel auf eine Umgebung',
  youAreNotAllowed:
    'Sie dürfen keines der Secrets in diesem Bereich ändern (Recht {{name}})',
  noneSealedsecretsScopeKnown:
    'Von keinem der {{length}} SealedSecrets in diesem Bereich ist ein älterer Schlüssel bekannt. Ein Geheimtext nennt seinen Schlüssel nicht: Wählen Sie alle, wenn Schlüssel erneuert und alte Objekte seitdem wieder angewendet wurden',
  noSecretServiceScope:
    'Von keinem Secret eines Service in diesem Bereich, das Sie lesen dürfen, ist bekannt, dass seine Rotation überfällig ist',
  shownFormCiphertext: 'Gezeigt durch die Form eines Geheimtexts: {{proof}}',
  lastWrittenBeforeNewest:
    'Zuletzt geschrieben {{written}}, vor dem Beginn des neuesten Schlüssels ({{notBefore}})',
  onlyWhoStartedCampaign:
    'Nur wer eine Kampagne gestartet hat oder alle ihre Secrets ändern darf, kann sie steuern ({{control}}; Recht {{name}})',
  youAreNotAllowedChange:
    'Sie dürfen nicht alle diese Secrets ändern (Recht {{name}})',
  nameAtLeastOne: 'Nennen Sie mindestens einen Eintrag',
  noneTheseItemsWaits: 'Keiner dieser Einträge wartet auf einen Pull-Request',
  wayWhichPortalReaches:
    'Auf dem Weg, auf dem das Portal den Cluster {{cluster}} erreicht, kann es dessen Sealed-Secrets-Controller nicht um erneutes Versiegeln bitten',
  wasReplacedSinceCampaign:
    'Es wurde seit Beginn der Kampagne ersetzt. Starten Sie eine neue Kampagne',
  noSealedSecretsController:
    'Im Cluster {{cluster}} wurde kein Sealed-Secrets-Controller gefunden, der neu versiegeln kann (floeSecrets.sealedSecrets)',
  portalNotAllowedHave:
    'Das Portal darf im Cluster {{cluster}} keine Secrets neu versiegeln lassen: Wenden Sie dort docs/rbac/floe-secrets-reseal.yaml an. Der nächste Versuch folgt innerhalb von fünf Minuten, oder sofort, wenn Sie die Kampagne anhalten und fortsetzen',
  controllerLimitsHowOften: 'Der Controller begrenzt, wie oft er gefragt wird',
  beingDeleted: 'Es wird gerade gelöscht',
  usesFieldSpecData:
    'Es verwendet das Feld spec.data der ersten Versionen von Sealed Secrets. Versiegeln Sie es mit kubeseal neu',
  keySpecEncrypteddataSpec:
    'Ein Schlüssel steht in spec.encryptedData und in spec.template.data, daher würde der Controller einen anderen Wert versiegeln. Nehmen Sie ihn zuerst aus einem von beiden',
  controllerAnsweredOtherKeys:
    'Der Controller hat mit anderen Schlüsseln geantwortet, als das Objekt hat',
  controllerAnsweredSomethingElse:
    'Der Controller hat nicht mit versiegelten Werten geantwortet',
  controllerAnsweredSameSealed:
    'Der Controller hat mit denselben versiegelten Werten geantwortet',
  controllerAnsweredSomethingElseThan:
    'Der Controller hat nicht mit JSON geantwortet',
  thereNoScopeYou:
    'In diesem Bereich gibt es kein {{what}}, das Sie lesen dürfen',
  portalSeesSuchSecrets:
    'Das Portal sieht solche Secrets nur, wo es die Metadaten von Secrets beobachtet (floeSecrets.observe.secretMetadata)',
};

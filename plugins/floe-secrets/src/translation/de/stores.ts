import type { storesMessages } from '../stores';
import type { Translated } from './Translated';

export const storesDe: Translated<typeof storesMessages> = {
  choice: {
    description:
      'Kein Store passt? Ein anderes Formular legt einen per Pull-Request an und nennt die Schritte beim Anbieter.',
    open: 'Neuer SecretStore',
  },
  kind: {
    label: 'Wer den Store nutzen darf',
    SecretStore: 'Nur der Namespace {{namespace}}: ein SecretStore',
    ClusterSecretStore: 'Mehrere Namespaces: ein ClusterSecretStore',
  },
  cluster: {
    title: 'Ein ClusterSecretStore reicht über diesen Service hinaus',
    description:
      'Jeder Namespace, den seine Bedingungen zulassen, liest alles, was der Store liest. Nehmen Sie ihn nur, wo mehrere Namespaces dieselben Secrets teilen.',
    namespaces: 'Namespaces, die ihn nutzen dürfen',
    namespacesHelp: 'Namen, durch Leerzeichen oder Kommas getrennt',
    labels: 'Oder Namespaces mit diesen Labels',
    labelsHelp: 'key=value, durch Leerzeichen oder Kommas getrennt',
    badLabels: 'Ein Label wird als key=value geschrieben',
    refNamespace: 'Namespace dessen, worauf der Store verweist',
    refNamespaceHelp:
      'Des ServiceAccounts oder Secrets. Leer: der jedes ExternalSecrets, das den Store nutzt',
  },
  name: 'Name des Stores',
  path: 'Datei',
  pathHelp:
    'Vom Stammordner des Repositorys aus. Die Annotation floe.dev/secret-stores nennt den Ordner.',
  provider: 'Anbieter',
  authentication: 'Authentifizierung',
  authenticationHelp:
    'Identitäten des Clusters stehen zuerst: Sie brauchen keine Zugangsdaten, die aufbewahrt und erneuert werden müssen.',
  credential: {
    title: 'Dies braucht Zugangsdaten in einem Secret des Clusters',
    description:
      'Geben Sie nur den Namen des Secrets und seines Schlüssels ein. Die Befehle, die das Secret anlegen, stehen unten. Das Formular für SOPS oder versiegelte Werte schreibt eines per Pull-Request.',
  },
  optional: 'Im selben Pull-Request einen SecretStore anlegen',
  none: 'Vorgabe',
  field: {
    serviceAccount: 'ServiceAccount',
    caType: 'Zertifizierungsstelle in',
    caName: 'Name der Zertifizierungsstelle',
    caKey: 'Schlüssel der Zertifizierungsstelle',
    secretName: 'Name des Secrets',
    secretKey: 'Schlüssel im Secret',
    awsService: 'Dienst',
    region: 'Region',
    awsRole: 'Rolle, die der Store annimmt',
    externalId: 'External ID dieser Rolle',
    server: 'Adresse',
    vaultPath: 'Mount der KV-Engine',
    vaultVersion: 'Version der KV-Engine',
    vaultNamespace: 'Vault-Namespace',
    mount: 'Mount der Authentifizierungsmethode',
    vaultRole: 'Vault-Rolle',
    vaultServerId: 'Server-ID, die Vault erwartet',
    username: 'Benutzername',
    project: 'Projekt',
    location: 'Ort regionaler Secrets',
    clusterLocation: 'Ort des Clusters',
    clusterName: 'Name des Clusters',
    clusterProject: 'Projekt des Clusters',
    audience: 'Audience des Tokens',
    vaultUrl: 'Adresse des Vaults',
    azureCloud: 'Azure-Cloud',
    tenant: 'Mandant',
    identityId: 'Client-ID der verwalteten Identität',
    profile: 'Trusted Profile',
    tokenLocation: 'Datei mit dem Token',
    iamEndpoint: 'Adresse von IAM',
    account: 'Konto',
    serviceId: 'ID des Authenticators',
    hostId: 'Host, als der sich der Store ausweist',
    remoteNamespace: 'Namespace mit den Secrets',
  },
  auth: {
    aws: {
      irsa: 'IRSA: die IAM-Rolle eines ServiceAccounts',
      podIdentity: 'EKS Pod Identity oder die Identität des Operators',
      accessKey: 'Zugriffsschlüssel in einem Secret',
    },
    vault: {
      kubernetes: 'Kubernetes: das Token eines ServiceAccounts',
      jwt: 'JWT: das Token eines ServiceAccounts, geprüft über seinen Aussteller',
      iam: 'AWS IAM: die Rolle eines ServiceAccounts',
      appRole: 'AppRole in einem Secret',
      cert: 'Client-Zertifikat in einem Secret',
      userPass: 'Benutzer und Passwort in einem Secret',
      ldap: 'LDAP-Passwort in einem Secret',
      token: 'Token in einem Secret',
    },
    gcpsm: {
      workloadIdentity: 'GKE-Workload-Identität eines ServiceAccounts',
      workloadIdentityFederation:
        'Föderierte Workload-Identität eines ServiceAccounts',
      operatorIdentity: 'Die Identität des Operators',
      serviceAccountKey: 'Schlüssel eines Google-Dienstkontos in einem Secret',
    },
    azurekv: {
      workloadIdentity: 'Workload-Identität eines ServiceAccounts',
      managedIdentity: 'Verwaltete Identität der Knoten',
      servicePrincipal: 'Dienstprinzipal mit Geheimnis in einem Secret',
      servicePrincipalCertificate:
        'Dienstprinzipal mit Zertifikat in einem Secret',
    },
    ibm: {
      trustedProfile: 'Trusted Profile des Operators',
      apiKey: 'API-Schlüssel in einem Secret',
    },
    conjur: {
      jwt: 'JWT: das Token eines ServiceAccounts',
      apiKey: 'API-Schlüssel in einem Secret',
    },
    kubernetes: {
      serviceAccount: 'ServiceAccount',
      token: 'Token in einem Secret',
      cert: 'Client-Zertifikat in einem Secret',
    },
  },
  account: {
    write: 'Auch den ServiceAccount schreiben',
    annotation: 'Für die Annotation {{annotation}} des ServiceAccounts',
    roleArn: 'ARN seiner IAM-Rolle',
    email: 'Google-Dienstkonto, als das er handelt',
    uuid: 'Client-ID seiner verwalteten Identität',
  },
  prefix: 'Was der Store lesen darf',
  prefixHelp:
    'Womit die Namen der Secrets beginnen. Die Richtlinien unten erlauben nur diese, soweit der Anbieter sie unterscheiden kann.',
  bad: {
    objectName:
      'Kleinbuchstaben, Ziffern, Bindestriche und Punkte, am Anfang und Ende ein Buchstabe oder eine Ziffer',
    secretKey: 'Nur Buchstaben, Ziffern, Bindestriche, Unterstriche und Punkte',
    namespace: 'Kleinbuchstaben, Ziffern und Bindestriche',
    url: 'Eine Adresse, die mit https:// beginnt, ohne Benutzer, Abfrage oder Fragment',
    region: 'Kleinbuchstaben, Ziffern und Bindestriche, etwa eu-central-1',
    roleArn: 'arn:aws:iam::KONTO:role/NAME',
    path: 'Buchstaben, Ziffern, Bindestriche, Unterstriche, Punkte und Schrägstriche, ohne Schrägstrich am Anfang oder Ende',
    project: 'Die ID eines Projekts, etwa floe-prod-123456',
    uuid: '32 hexadezimale Ziffern in fünf Gruppen',
    email: 'NAME@PROJEKT.iam.gserviceaccount.com',
    word: 'Nur Buchstaben, Ziffern und _ . : / @ -; niemals Zugangsdaten',
  },
  incomplete:
    'Füllen Sie die Pflichtfelder aus; dann erscheinen hier das Manifest und die Befehle für den Anbieter.',
  planLoading: 'Das Repository und der Cluster werden abgefragt…',
  planFailed: 'Das Repository oder der Cluster konnte nicht abgefragt werden',
  existing: {
    other:
      '{{path}} gibt es schon, mit anderem Inhalt. Wählen Sie einen anderen Pfad.',
    same: '{{path}} hat diesen Store schon.',
    inCluster: 'Der Cluster hat schon einen {{kind}} {{name}}',
    inClusterHelp:
      'Er stammt nicht aus dieser Datei. Der Pull-Request würde ihn ändern, oder zwei Quellen würden ihn abwechselnd schreiben.',
  },
  applied: {
    listed: '{{path}} führt die Datei schon auf.',
    willList: 'Der Pull-Request nimmt die Datei in {{path}} auf.',
    cannotList:
      '{{path}} muss die Datei aufführen und kann nicht bearbeitet werden',
    flux: 'Flux wendet den Ordner an: {{names}}.',
    byHand:
      'Was den Service ausrollt, muss {{path}} anwenden: Flux oder Argo CD für den Ordner, oder kubectl apply.',
  },
  result: {
    file: 'Was {{path}} enthalten wird',
    copyFile: 'Manifest kopieren',
    otherSide: 'Auf der anderen Seite',
    otherSideHelp:
      'Der Store funktioniert, sobald dies getan ist. Ersetzen Sie die Wörter in Großbuchstaben durch eigene Werte. Die Befehle stehen auch im Pull-Request.',
    copyStep: 'Befehle kopieren: {{step}}',
  },
  step: {
    awsRole: 'Die IAM-Rolle anlegen, die der ServiceAccount annimmt',
    awsPodIdentity: 'Dem Operator per EKS Pod Identity eine IAM-Rolle geben',
    awsAssumedRole: 'Den Store die Rolle annehmen lassen, die er nennt',
    awsUser: 'Einen IAM-Benutzer anlegen, der nichts anderes darf',
    awsPolicy: 'Nur diese Secrets zu lesen erlauben',
    vaultAuth: 'Die Authentifizierungsmethode aktivieren, falls nötig',
    vaultPolicy: 'Die Richtlinie nur für diese Pfade schreiben',
    vaultRole:
      'Die Rolle schreiben, die den ServiceAccount und die Richtlinie nennt',
    vaultUser: 'Der Anmeldung, die der Store nutzt, die Richtlinie geben',
    gcpIdentity: 'Das Google-Dienstkonto anlegen',
    gcpAccess: 'Nur diese Secrets zu lesen erlauben',
    gcpBinding: 'Den ServiceAccount als Google-Dienstkonto handeln lassen',
    gcpPool: 'Den ServiceAccounts des Clusters vertrauen',
    gcpOperator: 'Den ServiceAccount des Operators als dieses handeln lassen',
    azureIdentity: 'Die verwaltete Identität anlegen',
    azureFederation:
      'Dem ServiceAccount vertrauen: föderierte Anmeldeinformationen',
    azureApplication: 'Die Anwendung anlegen',
    azureAccess: 'Die Secrets des Vaults zu lesen erlauben',
    ibmProfile: 'Das Trusted Profile anlegen und mit dem Operator verknüpfen',
    ibmServiceId: 'Die Service-ID anlegen',
    ibmAccess: 'Die Secrets der Instanz zu lesen erlauben',
    conjurPolicy:
      'Die Policy laden: wer sich anmelden und was die Anmeldung lesen darf',
    kubernetesRole: 'Dem ServiceAccount erlauben, dort Secrets zu lesen',
    kubernetesUser:
      'Der Identität der Zugangsdaten erlauben, dort Secrets zu lesen',
    serviceAccount: 'Den ServiceAccount vervollständigen',
    credential:
      'Die Zugangsdaten in das Secret legen, auf das der Store verweist',
  },
};

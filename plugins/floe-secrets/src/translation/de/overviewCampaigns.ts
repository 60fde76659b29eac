import type { overviewCampaignsMessages } from '../overviewCampaigns';
import { Translated } from './Translated';

export const overviewCampaignsDe: Translated<typeof overviewCampaignsMessages> =
  {
    title: 'Kampagnen',
    intro:
      'Eine Kampagne tut eine Sache mit vielen Secrets: Sie lässt Werte neu versiegeln, nachdem der Versiegelungsschlüssel eines Clusters erneuert wurde, führt durch die Rotation überfälliger Secrets oder von Sealed Secrets zu External Secrets.',
    none: 'Es gibt keine Kampagne mit einem Secret, das Sie sehen dürfen.',
    start: 'Kampagne starten',
    kind: {
      label: 'Was zu tun ist',
      reseal: 'Mit dem neuesten Schlüssel neu versiegeln',
      rotation: 'Überfälliges rotieren',
      migration: 'Von Sealed Secrets zu External Secrets wechseln',
    },
    kindHelp: {
      reseal:
        'Der Controller jedes Clusters versiegelt die Werte neu, und jedes Repository bekommt einen Pull-Request. Die Werte bleiben gleich, und keiner verlässt den Cluster im Klartext.',
      rotation:
        'Zu jedem Secret, das älter ist, als die Richtlinie seiner Umgebung erlaubt, sagt die Kampagne, was an der Quelle zu tun ist, und sieht, wann der neue Wert im Cluster ist.',
      migration:
        'In drei Schritten je Service: ein Pull-Request, der ExternalSecrets neben die SealedSecrets stellt, ein Befehl, der die Secrets freigibt, und ein Pull-Request, der die SealedSecrets entfernt. Die Secrets bleiben die ganze Zeit; ein Schritt beginnt, wenn der Cluster zeigt, dass der vorige erledigt ist.',
    },
    scope: 'Umfang',
    status: 'Status',
    progress: 'Fortschritt',
    started: 'Gestartet',
    startedBy: '{{time}} von {{user}}',
    back: 'Alle Kampagnen',
    everything: 'Alle Secrets',
    allKeys: 'mit beliebigem Schlüssel',
    olderKeys: 'mit wahrscheinlich älterem Schlüssel',
    notOverdueToo: 'auch was nicht überfällig ist',
    campaignStatus: {
      running: 'Läuft',
      paused: 'Angehalten',
      cancelled: 'Abgebrochen',
      ended: 'Beendet',
    },
    progressOf_one: '{{arrived}} von {{count}} angekommen',
    progressOf_other: '{{arrived}} von {{count}} angekommen',
    blocked: 'Einige Cluster erlauben es nicht; nur deren Secrets warten',
    control: {
      pause: 'Anhalten',
      resume: 'Fortsetzen',
      retry: 'Jetzt noch einmal versuchen',
      cancel: 'Kampagne abbrechen',
      failed: 'Das hat nicht geklappt: {{reason}}',
    },
    cancelDialog: {
      title: 'Diese Kampagne abbrechen?',
      description:
        'Was noch keinen Pull-Request hat, wird aufgegeben. Offene Pull-Requests bleiben offen und werden bis zum Ende verfolgt.',
      keep: 'Weiterlaufen lassen',
    },
    items: 'Secrets',
    item: {
      name: 'Name',
      place: 'Ort',
      state: 'Zustand',
      explanation: 'Erklärung',
      state_waiting: 'Wartet',
      state_resealed: 'Neu versiegelt',
      state_proposed: 'Vorgeschlagen',
      state_merged: 'Gemergt',
      state_arrived: 'Angekommen',
      state_skipped: 'Ausgelassen',
      state_failed: 'Fehlgeschlagen',
      state_cancelled: 'Abgebrochen',
      pullRequest: 'Pull-Request',
      toRotate: 'Zu rotieren',
      rotated: 'Neuer Wert',
      due: 'Fällig',
      toDo: 'Was zu tun ist',
      details: 'Beim Service öffnen',
    },
    migration: {
      place: '{{service}} in {{environment}}',
      noService: 'Service nicht bekannt',
      arrived: 'Fertig: External Secrets erzeugt es',
      step_add: '1 von 3: ExternalSecret daneben',
      step_release: '2 von 3: das Secret freigeben',
      step_remove: '3 von 3: das SealedSecret entfernen',
      help_add:
        'Öffnen Sie den Pull-Request. Sein Text enthält den Befehl, der die Werte zum Anbieter kopiert.',
      help_release:
        'Jemand mit Zugang zum Cluster führt den Befehl aus. Bringt das Deployment das SealedSecret zurück, schadet das nicht: Das Secret gehört ihm nicht mehr.',
      help_remove:
        'Öffnen Sie den Pull-Request, sobald alle Secrets dieses Service bei diesem Schritt sind.',
      open_add: 'Pull-Request von Schritt 1 öffnen',
      open_remove: 'Pull-Request von Schritt 3 öffnen',
      noTemplate:
        'Dieses Portal hat kein Template migrate-secrets, oder der Service ist nicht bekannt. Fragen Sie die Administratoren des Portals.',
    },
    repository: {
      unknown: 'Repository nicht bekannt',
      unknownHelp:
        'Setzen Sie die Annotation backstage.io/source-location an den Services dieser Secrets.',
      open_one: 'Pull-Request für {{count}} Secret eröffnen',
      open_other: 'Pull-Request für {{count}} Secrets eröffnen',
      notAllowed: 'Sie dürfen diese Secrets nicht ändern.',
      noTemplate:
        'Dieses Portal hat keine Vorlage reseal-secrets. Bitten Sie Ihre Portal-Administratoren, sie zu registrieren.',
    },
    form: {
      description:
        'Wählen Sie, wessen Secrets teilnehmen. Umgebung, Cluster oder Eigentümer muss ausgefüllt sein.',
      environment: 'Umgebung',
      cluster: 'Cluster',
      owner: 'Eigentümer',
      any: 'Beliebig',
      all_reseal: 'Auch solche, von denen kein älterer Schlüssel bekannt ist',
      allHelp_reseal:
        'Ein versiegelter Wert nennt seinen Schlüssel nicht. Ohne diese Angabe werden Secrets gewählt, die vor dem Beginn des neuesten Schlüssels zuletzt geschrieben wurden.',
      all_rotation: 'Auch die, die nicht überfällig sind',
      allHelp_rotation:
        'Etwa nach einem Leck, oder wenn jemand gegangen ist, der die Werte kannte.',
      submit: 'Starten',
      cancel: 'Abbrechen',
      failed: 'Die Kampagne wurde nicht gestartet: {{reason}}',
    },
  };

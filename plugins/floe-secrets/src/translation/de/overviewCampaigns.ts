import type { overviewCampaignsMessages } from '../overviewCampaigns';
import { Translated } from './Translated';

export const overviewCampaignsDe: Translated<typeof overviewCampaignsMessages> =
  {
    title: 'Kampagnen',
    intro:
      'Eine Kampagne tut eine Sache mit vielen Secrets: Sie lässt Werte neu versiegeln, nachdem der Versiegelungsschlüssel eines Clusters erneuert wurde, oder führt durch die Rotation überfälliger Secrets.',
    none: 'Es gibt keine Kampagne mit einem Secret, das Sie sehen dürfen.',
    start: 'Kampagne starten',
    kind: {
      label: 'Was zu tun ist',
      reseal: 'Mit dem neuesten Schlüssel neu versiegeln',
      rotation: 'Überfälliges rotieren',
    },
    kindHelp: {
      reseal:
        'Der Controller jedes Clusters versiegelt die Werte neu, und jedes Repository bekommt einen Pull-Request. Die Werte bleiben gleich, und keiner verlässt den Cluster im Klartext.',
      rotation:
        'Zu jedem Secret, das älter ist, als die Richtlinie seiner Umgebung erlaubt, sagt die Kampagne, was an der Quelle zu tun ist, und sieht, wann der neue Wert im Cluster ist.',
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
    campaignStatus: {
      running: 'Läuft',
      paused: 'Angehalten',
      cancelled: 'Abgebrochen',
      ended: 'Beendet',
    },
    progressOf_one: '{{arrived}} von {{count}} angekommen',
    progressOf_other: '{{arrived}} von {{count}} angekommen',
    pausedByPortal: 'Das Portal hat diese Kampagne angehalten',
    control: {
      pause: 'Anhalten',
      resume: 'Fortsetzen',
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
      all: 'Auch solche, von denen kein älterer Schlüssel bekannt ist',
      allHelp:
        'Ein versiegelter Wert nennt seinen Schlüssel nicht. Ohne diese Angabe werden Secrets gewählt, die vor dem Beginn des neuesten Schlüssels zuletzt geschrieben wurden.',
      submit: 'Starten',
      cancel: 'Abbrechen',
      failed: 'Die Kampagne wurde nicht gestartet: {{reason}}',
    },
  };

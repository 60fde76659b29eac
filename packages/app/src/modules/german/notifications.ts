import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';

export default createTranslationMessages({
  ref: notificationsTranslationRef,
  messages: {
    'notificationsPage.title': 'Mitteilungen',
    'notificationsPage.tableTitle.all_one': 'Alle Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.all_other': 'Alle Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.saved_one':
      'Gemerkte Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.saved_other':
      'Gemerkte Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.unread_one':
      'Ungelesene Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.unread_other':
      'Ungelesene Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.read_one':
      'Gelesene Mitteilungen ({{count}})',
    'notificationsPage.tableTitle.read_other':
      'Gelesene Mitteilungen ({{count}})',
    'filters.title': 'Filter',
    'filters.view.label': 'Ansicht',
    'filters.view.unread': 'Ungelesene',
    'filters.view.read': 'Gelesene',
    'filters.view.saved': 'Gemerkte',
    'filters.view.all': 'Alle',
    'filters.createdAfter.label': 'Gesendet',
    'filters.createdAfter.placeholder': 'Mitteilungen seit',
    'filters.createdAfter.last24h': 'Letzte 24 Stunden',
    'filters.createdAfter.lastWeek': 'Letzte Woche',
    'filters.createdAfter.anyTime': 'Jederzeit',
    'filters.sortBy.label': 'Reihenfolge',
    'filters.sortBy.placeholder': 'Sortieren nach',
    'filters.sortBy.newest': 'Neueste zuerst',
    'filters.sortBy.oldest': 'Älteste zuerst',
    'filters.sortBy.topic': 'Thema',
    'filters.sortBy.origin': 'Herkunft',
    'filters.severity.label': 'Mindestens',
    'filters.severity.critical': 'Kritisch',
    'filters.severity.high': 'Hoch',
    'filters.severity.normal': 'Normal',
    'filters.severity.low': 'Niedrig',
    'filters.topic.label': 'Thema',
    'filters.topic.anyTopic': 'Jedes Thema',
    'table.emptyMessage': 'Keine Mitteilungen',
    'table.pagination.firstTooltip': 'Erste Seite',
    'table.pagination.labelDisplayedRows': '{from}–{to} von {count}',
    'table.pagination.labelRowsSelect': 'Zeilen',
    'table.pagination.lastTooltip': 'Letzte Seite',
    'table.pagination.nextTooltip': 'Nächste Seite',
    'table.pagination.previousTooltip': 'Vorige Seite',
    'table.bulkActions.markAllRead': 'Alle als gelesen markieren',
    'table.bulkActions.markSelectedAsRead': 'Gewählte als gelesen markieren',
    'table.bulkActions.returnSelectedAmongUnread':
      'Gewählte als ungelesen markieren',
    'table.bulkActions.saveSelectedForLater': 'Gewählte merken',
    'table.bulkActions.undoSaveForSelected': 'Gewählte nicht mehr merken',
    'table.confirmDialog.title': 'Sind Sie sicher?',
    'table.confirmDialog.markAllReadDescription':
      'Alle Mitteilungen als gelesen markieren.',
    'table.confirmDialog.markAllReadConfirmation': 'Alle markieren',
    'table.confirmDialog.cancel': 'Abbrechen',
    'sidebar.title': 'Mitteilungen',
  },
});

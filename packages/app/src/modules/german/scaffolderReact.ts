import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';

export default createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  messages: {
    'scaffolderPageContextMenu.moreLabel': 'mehr',
    'scaffolderPageContextMenu.createLabel': 'Erstellen',
    'scaffolderPageContextMenu.editorLabel': 'Vorlagen verwalten',
    'scaffolderPageContextMenu.actionsLabel': 'Installierte Aktionen',
    'scaffolderPageContextMenu.tasksLabel': 'Aufgaben',
    'scaffolderPageContextMenu.templatingExtensionsLabel':
      'Erweiterungen für Vorlagen',
    'stepper.backButtonText': 'Zurück',
    'stepper.createButtonText': 'Erstellen',
    'stepper.reviewButtonText': 'Prüfen',
    'stepper.stepIndexLabel': 'Schritt {{index, number}}',
    'stepper.nextButtonText': 'Weiter',
    'templateCategoryPicker.title': 'Kategorien',
    'templateCard.noDescription': 'Keine Beschreibung',
    'templateCard.chooseButtonText': 'Wählen',
    'cardHeader.detailBtnTitle': 'Einzelheiten der Vorlage',
    'templateOutputs.title': 'Ausgabe',
    'workflow.noDescription': 'Keine Beschreibung',
  },
});

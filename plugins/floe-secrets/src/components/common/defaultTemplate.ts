/** The software template that adds secrets, unless the tab names another. */
export const DEFAULT_TEMPLATE_REF = 'template:default/add-secrets';

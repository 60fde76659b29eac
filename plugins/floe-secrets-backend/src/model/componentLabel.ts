/** The label with the component of a managed secret. */
export const COMPONENT_LABEL = 'app.kubernetes.io/component';

/** The label by which a managed secret names the part of the service that needs it. */
export const COMPONENT_LABEL = 'app.kubernetes.io/component';

import { secretRef, serviceAccountRef } from '../fields';
import { StoreProvider } from '../types';

/** Google Cloud Secret Manager. */
export const gcpsm: StoreProvider = {
  provider: 'gcpsm',
  fields: [
    { path: 'gcpsm.projectID', type: 'project', isRequired: true },
    { path: 'gcpsm.location', type: 'region' },
  ],
  auths: [
    {
      id: 'workloadIdentity',
      isIdentity: true,
      fields: [
        {
          path: 'gcpsm.auth.workloadIdentity.clusterLocation',
          type: 'region',
          isRequired: true,
        },
        {
          path: 'gcpsm.auth.workloadIdentity.clusterName',
          type: 'word',
          isRequired: true,
        },
        {
          path: 'gcpsm.auth.workloadIdentity.clusterProjectID',
          type: 'project',
        },
        ...serviceAccountRef('gcpsm.auth.workloadIdentity.serviceAccountRef'),
      ],
      refs: ['gcpsm.auth.workloadIdentity.serviceAccountRef'],
      serviceAccount: 'gcpsm.auth.workloadIdentity.serviceAccountRef',
      identity: { type: 'email', annotation: 'iam.gke.io/gcp-service-account' },
    },
    {
      id: 'workloadIdentityFederation',
      isIdentity: true,
      fields: [
        {
          path: 'gcpsm.auth.workloadIdentityFederation.audience',
          type: 'word',
          isRequired: true,
        },
        ...serviceAccountRef(
          'gcpsm.auth.workloadIdentityFederation.serviceAccountRef',
        ),
      ],
      refs: ['gcpsm.auth.workloadIdentityFederation.serviceAccountRef'],
      serviceAccount: 'gcpsm.auth.workloadIdentityFederation.serviceAccountRef',
    },
    { id: 'operatorIdentity', isIdentity: true, fields: [], refs: [] },
    {
      id: 'serviceAccountKey',
      isIdentity: false,
      fields: secretRef(
        'gcpsm.auth.secretRef.secretAccessKeySecretRef',
        'service-account.json',
      ),
      refs: ['gcpsm.auth.secretRef.secretAccessKeySecretRef'],
    },
  ],
};

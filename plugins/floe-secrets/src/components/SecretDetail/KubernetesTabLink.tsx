import type { Entity } from '@backstage/catalog-model';
import {
  createApiRef,
  useApiHolder,
  useRouteRef,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';

/** The kubernetes plugin's route; a portal without the plugin has none. */
const kubernetesApiRef = createApiRef<unknown>({
  id: 'plugin.kubernetes.service',
});

/** The annotations that the kubernetes plugin uses. */
const ANNOTATIONS = [
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
];

const TabLink = (props: { entity: Entity }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const entityRoute = useRouteRef(entityRouteRef);

  return (
    <Link href={`${entityRoute(entityRouteParams(props.entity))}/kubernetes`}>
      {t('detail.facts.kubernetesTab')}
    </Link>
  );
};

/**
 * A link to the kubernetes plugin's tab of an entity; nothing if there is none.
 */
export const KubernetesTabLink = (props: { entity: Entity | undefined }) => {
  const { entity } = props;
  const isInstalled = useApiHolder().get(kubernetesApiRef) !== undefined;
  const isShown = ANNOTATIONS.some(
    name => entity?.metadata.annotations?.[name],
  );

  return entity && isInstalled && isShown ? <TabLink entity={entity} /> : null;
};

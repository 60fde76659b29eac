import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useServiceLink } from './useServiceLink';

/**
 * A link to the Secrets tab of a service, optionally with a secret's detail
 * open.
 */
export const ServiceLink = (props: {
  entityRef: string;
  secretId?: string;
}) => {
  const { entityRef, secretId } = props;
  const serviceLink = useServiceLink();

  return (
    <Link href={serviceLink(entityRef, secretId)}>
      <EntityDisplayName entityRef={entityRef} hideIcon disableTooltip />
    </Link>
  );
};

import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useServiceLink } from './useServiceLink';

/** Leads to the Secrets tab of a service, with a secret's detail open where one is given. */
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

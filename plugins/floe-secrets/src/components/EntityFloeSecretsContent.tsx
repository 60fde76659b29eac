import { useEntity } from '@backstage/plugin-catalog-react';
import { DEFAULT_TEMPLATE_REF } from './common/defaultTemplate';
import { SecretsTab } from './SecretsTab';

/** @public */
export type EntityFloeSecretsContentProps = {
  /** Entity ref of the software template that adds secrets; `template:default/add-secrets` by default. */
  templateRef?: string;
};

export const EntityFloeSecretsContent = (
  props: EntityFloeSecretsContentProps,
) => {
  const { templateRef = DEFAULT_TEMPLATE_REF } = props;
  const { entity } = useEntity();

  return <SecretsTab entity={entity} templateRef={templateRef} />;
};

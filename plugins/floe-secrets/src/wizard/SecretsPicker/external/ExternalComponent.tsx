import { type ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import {
  proposeReferences,
  sectionSecretName,
  type ComponentDescription,
  type ExternalSecretsChange,
  type RemoteKeyContext,
  type Section,
} from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { ComponentFrame } from '../shared/ComponentFrame';
import { existingSecret } from '../shared/existing';
import type { Issues } from '../shared/issues';
import {
  engineInUse,
  engineOf,
  existingReferences,
  proposeKey,
} from './proposals';
import { ReferenceTable } from './ReferenceTable';

type SectionChange = NonNullable<ExternalSecretsChange['components'][Section]>;

/** One component and where each of its keys is at the provider. */
export const ExternalComponent = (props: {
  description: ComponentDescription;
  service: ServiceFieldValue;
  facts: ServiceFacts;
  context: RemoteKeyContext;
  change: SectionChange | undefined;
  onChange: (change: SectionChange | undefined) => void;
  issues: Issues;
}) => {
  const { description, service, facts, context, change, onChange, issues } =
    props;
  const { section } = description;
  const engine = engineOf(description, change?.engine);
  const existing = existingSecret(section, service, facts);
  const place = `components.${section}.keys`;

  const select = (isSelected: boolean) => {
    if (!isSelected) {
      onChange(undefined);
      return;
    }
    const present = existingReferences(existing);
    const inUse = engineInUse(description, existing?.target.keys ?? []);
    onChange({
      engine: inUse.engine,
      keys: present.length > 0 ? present : proposeReferences(inUse, context),
    });
  };

  return (
    <ComponentFrame
      description={description}
      secretName={sectionSecretName(service.fullname, section)}
      existing={existing}
      isSelected={change !== undefined}
      onSelect={select}
      engine={change?.engine}
      onEngineChange={name =>
        onChange({
          engine: name,
          keys: proposeReferences(engineOf(description, name), context),
        })
      }
      issue={issues.get(place)}
    >
      {change && (
        <ReferenceTable
          keys={change.keys}
          known={engine.keys}
          propose={secretKey => proposeKey(engine, secretKey, context)}
          onChange={keys => onChange({ ...change, keys })}
          issues={issues}
          place={place}
        />
      )}
    </ComponentFrame>
  );
};

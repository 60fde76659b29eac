import { type ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import {
  sectionSecretName,
  type ComponentDescription,
  type SealedSecretsChange,
  type Section,
} from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { engineInUse, engineOf } from '../external/proposals';
import { ComponentFrame } from '../shared/ComponentFrame';
import { existingSecret } from '../shared/existing';
import type { Issues } from '../shared/issues';
import { SealedKeys } from './SealedKeys';
import type { Sealer } from './useSealer';

type SectionChange = NonNullable<SealedSecretsChange['components'][Section]>;

/** One component and the values of its keys. */
export const SealedComponent = (props: {
  description: ComponentDescription;
  service: ServiceFieldValue;
  facts: ServiceFacts;
  change: SectionChange | undefined;
  onChange: (
    update: (change: SectionChange | undefined) => SectionChange | undefined,
  ) => void;
  sealer: Sealer | undefined;
  issues: Issues;
}) => {
  const { description, service, facts, change, onChange, sealer, issues } =
    props;
  const { section } = description;
  const engine = engineOf(description, change?.engine);
  const secretName = sectionSecretName(service.fullname, section);
  const existing = existingSecret(section, service, facts);

  return (
    <ComponentFrame
      description={description}
      secretName={secretName}
      existing={existing}
      isSelected={change !== undefined}
      onSelect={isSelected =>
        onChange(() =>
          isSelected
            ? {
                engine: engineInUse(description, existing?.target.keys ?? [])
                  .engine,
                encryptedData: {},
              }
            : undefined,
        )
      }
      engine={change?.engine}
      onEngineChange={name =>
        onChange(() => ({ engine: name, encryptedData: {} }))
      }
      issue={issues.get(`components.${section}.encryptedData`)}
    >
      {change && (
        <SealedKeys
          key={engine.engine}
          known={engine.keys}
          existingKeys={existing?.target.keys ?? []}
          encryptedData={change.encryptedData}
          onChange={update =>
            onChange(
              current =>
                current && {
                  ...current,
                  encryptedData: update(current.encryptedData),
                },
            )
          }
          seal={sealer && (value => sealer(value, secretName))}
        />
      )}
    </ComponentFrame>
  );
};

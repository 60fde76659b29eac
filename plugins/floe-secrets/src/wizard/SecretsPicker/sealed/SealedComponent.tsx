import { type ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import {
  sectionSecretName,
  type ComponentDescription,
  type DagsterWorkload,
} from '@floe/values-files';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { engineInUse, engineOf } from '../external/proposals';
import { ComponentFrame } from '../shared/ComponentFrame';
import { existingSecret } from '../shared/existing';
import type { Issues } from '../../common/issues';
import type { FileApproach } from '../shared/otherApproach';
import { PresentReaders } from '../shared/PresentReaders';
import { Removal } from '../shared/Removal';
import { isGone, type SealedComponentForm } from './sealedForm';
import { SealedKeys } from './SealedKeys';
import type { Sealer } from './useSealer';

/** Findings by which no value of a SealedSecret arrives until it is sealed again. */
const UNREADABLE: readonly string[] = [
  'cannot-decrypt',
  'invalid-ciphertext',
  'sealed-for-other-key',
  'sealed-scope-mismatch',
];

/** One component and the values of its keys. */
export const SealedComponent = (props: {
  description: ComponentDescription;
  service: ServiceFieldValue;
  facts: ServiceFacts;
  form: SealedComponentForm | undefined;
  onChange: (
    update: (
      form: SealedComponentForm | undefined,
    ) => SealedComponentForm | undefined,
  ) => void;
  /** The other approach by which the release has it now. */
  replaced: FileApproach | undefined;
  readers: readonly DagsterWorkload[];
  onReadersChange: (readers: DagsterWorkload[]) => void;
  sealer: Sealer | undefined;
  issues: Issues;
}) => {
  const { description, service, facts, form, onChange, sealer, issues } = props;
  const { readers, onReadersChange, replaced } = props;
  const words = useCatalogueWords();
  const { section } = description;
  const engine = engineOf(description, form?.engine);
  const secretName = sectionSecretName(service.fullname, section);
  const existing = existingSecret(section, service, facts);
  const isRemoved = form !== undefined && isGone(form);
  const undo = () =>
    onChange(
      current =>
        current && {
          ...current,
          isRemoved: undefined,
          removedKeys: current.isRemoved ? current.removedKeys : [],
        },
    );

  const select = (isSelected: boolean) => {
    if (form?.isPresent) {
      if (isSelected) {
        undo();
      } else {
        onChange(
          current =>
            current && { ...current, encryptedData: {}, isRemoved: true },
        );
      }
      return;
    }
    onChange(() =>
      isSelected
        ? {
            engine: engineInUse(description, existing?.target.keys ?? [])
              .engine,
            encryptedData: {},
            presentKeys: [],
            removedKeys: [],
            isPresent: false,
          }
        : undefined,
    );
  };

  return (
    <ComponentFrame
      description={description}
      secretName={secretName}
      existing={existing}
      isPresent={form?.isPresent}
      replaced={replaced}
      isSelected={form !== undefined && !isRemoved}
      onSelect={select}
      engine={form?.engine}
      onEngineChange={name =>
        onChange(
          current => current && { ...current, engine: name, encryptedData: {} },
        )
      }
      issue={issues.get(`components.${section}.encryptedData`)}
      removal={
        isRemoved && (
          <Removal
            name={words(description.title)}
            secretName={secretName}
            readers={readers}
            onUndo={undo}
          />
        )
      }
    >
      {form && (
        <SealedKeys
          key={engine.engine}
          known={engine.keys}
          // The values of another approach cannot be kept.
          existingKeys={replaced ? [] : existing?.target.keys ?? []}
          isUnreadable={existing?.findings.some(({ id }) =>
            UNREADABLE.includes(id),
          )}
          data={form}
          onChange={update =>
            onChange(current => current && { ...current, ...update(current) })
          }
          seal={sealer && (value => sealer(value, secretName))}
        />
      )}
      {form?.isPresent && section !== 'postgresql' && (
        <PresentReaders value={readers} onChange={onReadersChange} />
      )}
    </ComponentFrame>
  );
};

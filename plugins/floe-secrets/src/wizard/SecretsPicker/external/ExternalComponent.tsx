import { type ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import {
  proposeReferences,
  sectionSecretName,
  type ComponentDescription,
  type DagsterWorkload,
  type RemoteKeyContext,
} from '@floe/values-files';
import { useCatalogueWords } from '../../common/useCatalogueWords';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { ComponentFrame } from '../shared/ComponentFrame';
import { existingSecret } from '../shared/existing';
import type { Issues } from '../../common/issues';
import type { FileApproach } from '../shared/otherApproach';
import {
  engineInUse,
  engineOf,
  existingReferences,
  proposeKey,
} from './proposals';
import { PresentReaders } from '../shared/PresentReaders';
import { Removal } from '../shared/Removal';
import { isGone, type ExternalComponentForm } from './externalForm';
import { ReferenceTable } from './ReferenceTable';

/** One component, and the remote key of each of its keys. */
export const ExternalComponent = (props: {
  description: ComponentDescription;
  service: ServiceFieldValue;
  facts: ServiceFacts;
  context: RemoteKeyContext;
  form: ExternalComponentForm | undefined;
  onChange: (form: ExternalComponentForm | undefined) => void;
  /** The other approach by which the release has it now. */
  replaced: FileApproach | undefined;
  readers: readonly DagsterWorkload[];
  onReadersChange: (readers: DagsterWorkload[]) => void;
  /** Whether the Secret stays when the component is removed. */
  isKept: boolean;
  issues: Issues;
}) => {
  const { description, service, facts, context, form, onChange, issues } =
    props;
  const { readers, onReadersChange, isKept, replaced } = props;
  const words = useCatalogueWords();
  const { section } = description;
  const engine = engineOf(description, form?.engine);
  const existing = existingSecret(section, service, facts);
  const secretName = sectionSecretName(service.fullname, section);
  const place = `components.${section}.keys`;
  const isRemoved = form !== undefined && isGone(form);
  const undo = () =>
    form &&
    onChange({
      ...form,
      isRemoved: undefined,
      keys: form.isRemoved
        ? form.keys
        : form.keys.map(row => ({ ...row, isRemoved: undefined })),
    });

  const select = (isSelected: boolean) => {
    if (form?.isPresent) {
      if (isSelected) {
        undo();
      } else {
        onChange({ ...form, isRemoved: true });
      }
      return;
    }
    if (!isSelected) {
      onChange(undefined);
      return;
    }
    const present = existingReferences(existing);
    const inUse = engineInUse(description, existing?.target.keys ?? []);
    onChange({
      engine: inUse.engine,
      keys: present.length > 0 ? present : proposeReferences(inUse, context),
      isPresent: false,
    });
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
      onEngineChange={name => {
        const other = engineOf(description, name);
        const kept = form?.keys.filter(({ present }) => present) ?? [];
        onChange({
          engine: name,
          keys: [
            ...kept,
            ...proposeReferences(other, context).filter(
              key => !kept.some(({ secretKey }) => secretKey === key.secretKey),
            ),
          ],
          isPresent: form?.isPresent ?? false,
        });
      }}
      issue={issues.get(place)}
      removal={
        isRemoved && (
          <Removal
            name={words(description.title)}
            secretName={secretName}
            isKept={isKept}
            readers={readers}
            onUndo={undo}
          />
        )
      }
    >
      {form && (
        <ReferenceTable
          keys={form.keys}
          known={engine.keys}
          propose={secretKey => proposeKey(engine, secretKey, context)}
          onChange={keys => onChange({ ...form, keys })}
          issues={issues}
          place={place}
        />
      )}
      {form?.isPresent && section !== 'postgresql' && (
        <PresentReaders value={readers} onChange={onReadersChange} />
      )}
    </ComponentFrame>
  );
};

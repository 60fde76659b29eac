import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import {
  customSecretName,
  DAGSTER_WORKLOADS,
  SECTIONS,
  sectionSecretName,
  type DagsterWorkload,
  type Section,
  type SecretsChange,
} from '@floe/values-files';

type EnvSecrets = PreviewSettings['dagster']['envSecrets'];
export type Owner = { component?: Section; custom?: string };

/** A workload of Dagster that reads a Secret as environment variables. */
export type Reader = Owner & { workload: DagsterWorkload };

type Present = {
  components: Record<string, { enabled: { value: boolean } } | undefined>;
  custom: readonly { name: string }[];
};

/** The part of the form that decides which workloads read the Secrets. */
type Form = {
  components: Partial<Record<Section, { isPresent: boolean }>>;
  custom: readonly { name: string; present?: unknown }[];
  envSecrets?: DagsterWorkload[];
  readers: readonly Reader[];
};

function isSameReader(a: Reader, b: Reader): boolean {
  return (
    a.workload === b.workload &&
    a.component === b.component &&
    a.custom === b.custom
  );
}

function ownersOf({ components, custom }: Present): Owner[] {
  return [
    ...SECTIONS.filter(
      section => section !== 'postgresql' && components[section]?.enabled.value,
    ).map(component => ({ component })),
    ...custom.map(({ name }) => ({ custom: name })),
  ];
}

function presentReaders(
  envSecrets: EnvSecrets,
  fullname: string,
  current: Present,
): Reader[] {
  return ownersOf(current).flatMap(owner => {
    const name = owner.component
      ? sectionSecretName(fullname, owner.component)
      : customSecretName(fullname, owner.custom!);
    return DAGSTER_WORKLOADS.filter(workload =>
      envSecrets.some(
        entry => entry.secret === name && entry.workload === workload,
      ),
    ).map(workload => ({ ...owner, workload }));
  });
}

/**
 * The workloads that read the Secrets of a release, by the values files and a
 * change.
 */
export function readersOf(
  envSecrets: EnvSecrets,
  fullname: string,
  current: Present,
  change?: Pick<SecretsChange, 'envSecrets' | 'readers' | 'remove'>,
): {
  /** For the present Secrets. */
  readers: Reader[];
  /** For all added Secrets. */
  envSecrets: DagsterWorkload[] | undefined;
} {
  const present = presentReaders(envSecrets, fullname, current).filter(
    reader =>
      !change?.remove?.envSecrets?.some(removed =>
        isSameReader(removed, reader),
      ),
  );
  const owners = ownersOf(current);
  const isOfPresent = (reader: Reader) =>
    owners.some(
      owner =>
        owner.component === reader.component && owner.custom === reader.custom,
    );
  const added = change?.readers ?? [];
  const ofNew = DAGSTER_WORKLOADS.filter(
    workload =>
      change?.envSecrets?.includes(workload) ||
      added.some(
        reader => reader.workload === workload && !isOfPresent(reader),
      ),
  );
  return {
    readers: [
      ...present,
      ...added.filter(
        reader =>
          isOfPresent(reader) &&
          !present.some(own => isSameReader(own, reader)),
      ),
    ],
    envSecrets: ofNew.length > 0 ? ofNew : undefined,
  };
}

/** New Secrets of the form that workloads read as environment variables. */
function newOwners({ components, custom }: Form): Owner[] {
  return [
    ...SECTIONS.filter(
      section =>
        section !== 'postgresql' && components[section]?.isPresent === false,
    ).map(component => ({ component })),
    ...custom
      .filter(({ present }) => !present)
      .map(({ name }) => ({ custom: name })),
  ];
}

/** Whether the form adds a Secret that workloads read as environment variables. */
export function hasNewSecrets(form: Form): boolean {
  return newOwners(form).length > 0;
}

/**
 * The difference between the form and the values files.
 *
 * @param options.isRemoved - whether the form removes a Secret
 * @param options.changesPresent - whether the change also has present Secrets,
 * so that `envSecrets` would apply to these as well
 */
export function changedReaders(
  form: Form,
  envSecrets: EnvSecrets,
  fullname: string,
  current: Present,
  options: { isRemoved: (owner: Owner) => boolean; changesPresent: boolean },
): {
  envSecrets?: DagsterWorkload[];
  readers: Reader[];
  removed: Reader[];
} {
  const { isRemoved, changesPresent } = options;
  const before = presentReaders(envSecrets, fullname, current);
  const owners = newOwners(form);
  const ofNew = owners.length > 0 ? form.envSecrets ?? [] : [];
  return {
    ...(!changesPresent && ofNew.length > 0 && { envSecrets: ofNew }),
    readers: [
      ...form.readers.filter(
        reader =>
          !isRemoved(reader) && !before.some(own => isSameReader(own, reader)),
      ),
      ...(changesPresent
        ? owners.flatMap(owner =>
            ofNew.map(workload => ({ ...owner, workload })),
          )
        : []),
    ],
    removed: before.filter(
      reader =>
        isRemoved(reader) ||
        !form.readers.some(own => isSameReader(own, reader)),
    ),
  };
}

/** The workloads that read one Secret. */
export function workloadsOf(
  readers: readonly Reader[],
  { component, custom }: Owner,
): DagsterWorkload[] {
  return readers
    .filter(
      reader => reader.component === component && reader.custom === custom,
    )
    .map(({ workload }) => workload);
}

/** The readers after those of one Secret were changed. */
export function withWorkloads(
  readers: readonly Reader[],
  owner: Owner,
  workloads: readonly DagsterWorkload[],
): Reader[] {
  return [
    ...readers.filter(
      reader =>
        reader.component !== owner.component || reader.custom !== owner.custom,
    ),
    ...workloads.map(workload => ({ ...owner, workload })),
  ];
}

import {
  environmentOf,
  type ManagedSecret,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  customNameSchema,
  customSecretName,
  describeSection,
  proposeReferences,
  proposeRemoteKey,
  SECTIONS,
  isVault,
  vaultPathHasDataPrefix,
  type RemoteKeyContext,
  type Section,
  type StoreReference,
} from '@floe/values-files';
import type { OpenedPart } from '../../../components/common/openedPart';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { existingSecret } from '../shared/existing';
import { customNameOf } from '../../../components/common/openedPart';
import { intervalWithin } from './advisedIntervals';
import type { ExternalForm } from './externalForm';
import { engineInUse } from './proposals';
import type { ReferenceRow } from './rows';

type Surroundings = { service: ServiceFieldValue; facts: ServiceFacts };

const sectionOf = (part: string | null): Section | undefined =>
  SECTIONS.find(section => section === part);

type Part = { keys: ReferenceRow[]; isRemoved?: boolean };

/** Applies an edit to the part of the form, a component or a custom entry. */
function withPart(
  form: ExternalForm,
  part: string | null,
  edit: (own: Part) => Part,
): ExternalForm {
  const section = sectionOf(part);
  const own = section && form.components[section];
  if (section && own) {
    return {
      ...form,
      components: { ...form.components, [section]: { ...own, ...edit(own) } },
    };
  }
  const name = customNameOf(part);
  return {
    ...form,
    custom: form.custom.map(entry =>
      entry.name === name ? { ...entry, ...edit(entry) } : entry,
    ),
  };
}

function withInterval(
  form: ExternalForm,
  part: string | null,
  { service, facts }: Surroundings,
): ExternalForm {
  const policy = environmentOf(service, facts.answer.service)?.policy;
  const entry = form.custom.find(({ name }) => name === customNameOf(part));
  return entry?.refreshInterval
    ? {
        ...form,
        custom: form.custom.map(other =>
          other === entry
            ? {
                ...other,
                refreshInterval: intervalWithin(policy, entry.refreshInterval!),
              }
            : other,
        ),
      }
    : {
        ...form,
        refreshInterval: intervalWithin(policy, form.refreshInterval),
      };
}

function withOwner(form: ExternalForm, part: string | null): ExternalForm {
  const name = customNameOf(part);
  return name === undefined
    ? { ...form, creationPolicy: 'Owner' }
    : {
        ...form,
        custom: form.custom.map(entry =>
          entry.name === name &&
          (entry.creationPolicy ?? form.creationPolicy) !== 'Owner'
            ? { ...entry, creationPolicy: 'Owner' as const }
            : entry,
        ),
      };
}

/** The form without the `data/` that Vault's API has before the keys. */
function withoutDataPrefix(
  form: ExternalForm,
  part: string | null,
  { facts }: Surroundings,
): ExternalForm {
  const name = customNameOf(part);
  const ref: StoreReference =
    form.custom.find(entry => entry.name === name)?.storeRef ?? form.storeRef;
  const store = facts.stores.find(
    candidate => candidate.kind === ref.kind && candidate.name === ref.name,
  );
  if (!store || !isVault(store.provider)) {
    return form;
  }
  const { detail } = store;
  return withPart(form, part, own => ({
    ...own,
    keys: own.keys.map(row => ({
      ...row,
      remoteKey:
        vaultPathHasDataPrefix(row.remoteKey, {
          provider: store.provider,
          version: detail?.version,
          mountPath: detail && (detail.path ?? null),
        })?.suggestion ?? row.remoteKey,
    })),
  }));
}

function observed(
  { service, facts }: Surroundings,
  name: string,
): ManagedSecret | undefined {
  return facts.answer.items.find(
    secret =>
      secret.name === customSecretName(service.fullname, name) &&
      secret.environment === service.environment &&
      secret.namespace === service.namespace,
  );
}

/** The form with a part that manages a Secret which nothing manages yet. */
function withManaged(
  form: ExternalForm,
  part: string | null,
  surroundings: Surroundings,
  context: RemoteKeyContext,
): ExternalForm {
  const section = sectionOf(part);
  if (section && !form.components[section]) {
    const existing = existingSecret(
      section,
      surroundings.service,
      surroundings.facts,
    );
    const engine = engineInUse(
      describeSection(section),
      existing?.target.keys ?? [],
    );
    const own = {
      engine: engine.engine,
      keys: proposeReferences(engine, context),
      isPresent: false,
    };
    return { ...form, components: { ...form.components, [section]: own } };
  }
  const name = customNameOf(part);
  if (
    name === undefined ||
    !customNameSchema.safeParse(name).success ||
    form.custom.some(entry => entry.name === name)
  ) {
    return form;
  }
  const remoteKey = proposeRemoteKey(name, context);
  const keys = observed(surroundings, name)?.target.keys ?? [];
  const rows = (keys.length > 0 ? keys : ['']).map(secretKey => ({
    secretKey,
    remoteKey,
  }));
  return { ...form, custom: [...form.custom, { name, keys: rows }] };
}

/**
 * The form with the change that the finding advises, where there is only one
 * such change: what has to be chosen or known stays as it is.
 *
 * @param form - as the values files have it
 * @param opened - what the wizard was opened for
 * @param context - of the store of the release
 */
export function openedExternalForm(
  form: ExternalForm,
  { part, task }: OpenedPart,
  surroundings: Surroundings,
  contextOf: (storeRef: StoreReference) => RemoteKeyContext,
): ExternalForm {
  switch (task) {
    case 'creation-policy':
      return withOwner(form, part);
    case 'manage':
      return withManaged(form, part, surroundings, contextOf(form.storeRef));
    case 'reference':
      return withoutDataPrefix(form, part, surroundings);
    case 'refresh-interval':
      return withInterval(form, part, surroundings);
    case 'remove':
      return withPart(form, part, own => ({ ...own, isRemoved: true }));
    default:
      return form;
  }
}

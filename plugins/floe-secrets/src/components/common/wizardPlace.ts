import {
  WIZARD_TASKS,
  WRITABLE_APPROACHES,
  type ManagedSecret,
  type Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  describeSection,
  SECTIONS,
  sectionOfSecret,
  sectionSecretName,
} from '@floe/values-files';

/** The secret to open the wizard for. */
export type WizardSubject = Pick<ManagedSecret, 'approach' | 'name'> & {
  kind?: ManagedSecret['kind'];
  /** The part of the form, if its name does not show it. */
  part?: string;
};

/** Where the wizard opens. */
export type WizardPlace = {
  approach?: string;
  part?: string;
  task?: string;
  secretKey?: string;
};

type Named = Pick<ManagedSecret, 'name' | 'component'>;

/**
 * The prefix of a service's object names: the chart's fullname for the release
 * or, because values files can override it, the prefix of the observed objects
 * of the chart's components.
 */
export function fullnamesOf(
  fullname: string | null | undefined,
  secrets: readonly Named[],
): string[] {
  const shown = secrets.flatMap(({ component, name }) =>
    SECTIONS.flatMap(section => {
      const ending = sectionSecretName('', section);
      const own = name.slice(0, -ending.length);
      return own &&
        name.endsWith(ending) &&
        describeSection(section).component === component
        ? [own]
        : [];
    }),
  );
  return [...new Set([...(fullname ? [fullname] : []), ...shown])];
}

/**
 * The component or custom entry of the form for an object; undefined if the
 * chart does not render it.
 */
function partOf(name: string, fullnames: readonly string[]) {
  for (const fullname of fullnames) {
    const section = sectionOfSecret(fullname, name);
    if (section) {
      return section;
    }
  }
  const own = fullnames.find(fullname => name.startsWith(`${fullname}-`));
  return own && `custom.${name.slice(own.length + 1)}`;
}

function isWritable(approach: string): boolean {
  return (WRITABLE_APPROACHES as readonly string[]).includes(approach);
}

/**
 * Where the wizard opens for a remedy; undefined if it cannot do what the
 * remedy asks for: the object is not one that the chart makes for this
 * service, or the chart has no value for that.
 *
 * @param fullnames - what the names of the service's objects begin with; empty
 * if it is not known
 */
export function wizardPlaceOf(
  subject: WizardSubject,
  fullnames: readonly string[],
  asked?: Remedy['wizard'],
): WizardPlace | undefined {
  const { approach, kind, name } = subject;
  const kinds: readonly string[] | undefined =
    asked && WIZARD_TASKS[asked.task];
  if (kinds && kind && !kinds.includes(kind)) {
    return undefined;
  }
  const part = subject.part ?? partOf(name, fullnames);
  if (isWritable(approach) && fullnames.length > 0 && !part) {
    return undefined;
  }
  // The chart has a template only for the Secret of the database.
  if (asked?.task === 'template' && part !== 'postgresql') {
    return undefined;
  }
  return {
    part,
    // A Secret without an operator can be replaced by one of an operator.
    approach: isWritable(approach) ? approach : undefined,
    task: asked?.task,
    secretKey: asked?.secretKey,
  };
}

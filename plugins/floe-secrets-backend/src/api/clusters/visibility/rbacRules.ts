import { Document, isScalar, visit } from 'yaml';
import {
  PODS_RESOURCE,
  SECRETS_RESOURCE,
} from '../../../model/observedTargets';
import { ControllerService } from '../../../observe/certificates/askController';
import { splitResource } from './observedFor';

/** A rule of a ClusterRole or Role. */
type RbacRule = {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
};

const READ = ['get', 'list', 'watch'];

/** A role of docs/rbac and its missing rules. */
type MissingRules = { role: string; rules: RbacRule[] };

/** Resources with a role of their own, by the name in the cluster's status. */
const OPTIONAL: Record<string, MissingRules> = {
  [SECRETS_RESOURCE]: {
    role: 'floe-secrets-secret-metadata',
    rules: [
      { apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] },
    ],
  },
  [PODS_RESOURCE]: {
    role: 'floe-secrets-consumers',
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
  },
};

/** The missing rules by ClusterRole, one rule for each API group. */
export function missingRules(resources: string[]): MissingRules[] {
  const byGroup = new Map<string, string[]>();
  const optional: MissingRules[] = [];
  for (const resource of resources) {
    if (Object.hasOwn(OPTIONAL, resource)) {
      optional.push(OPTIONAL[resource]);
    } else {
      const { group, plural } = splitResource(resource);
      byGroup.set(group, [...(byGroup.get(group) ?? []), plural]);
    }
  }
  const rules = [...byGroup].map(([group, plurals]) => ({
    apiGroups: [group],
    resources: plurals,
    verbs: READ,
  }));
  return rules.length
    ? [{ role: 'floe-secrets-read', rules }, ...optional]
    : optional;
}

/**
 * The rules for reading the sealing certificate: the Service, which has the
 * name of its port, and the API server's proxy to it by each name that the
 * proxy accepts. They belong in a Role in the controller's namespace.
 */
export function certificateRules(services: ControllerService[]): RbacRule[] {
  const names = services.map(({ name }) => name);
  return [
    {
      apiGroups: [''],
      resources: ['services'],
      resourceNames: names,
      verbs: ['get'],
    },
    {
      apiGroups: [''],
      resources: ['services/proxy'],
      resourceNames: names.flatMap(name => [
        `http:${name}:http`,
        `http:${name}:`,
        name,
      ]),
      verbs: ['get'],
    },
  ];
}

/** YAML for `rules:` of a role, with each list on one line. */
export function toRulesYaml(rules: RbacRule[]): string {
  const document = new Document(rules, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar);
    },
  });
  return document
    .toString({
      flowCollectionPadding: false,
      lineWidth: 100,
      singleQuote: true,
    })
    .trimEnd();
}

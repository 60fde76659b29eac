import { Document, isScalar, visit } from 'yaml';
import { ControllerService } from '../../../observe/certificates/fetchCertificate';
import { splitResource } from './observedFor';

/** A rule of a ClusterRole or Role. */
export type RbacRule = {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
};

const READ = ['get', 'list', 'watch'];

/** The rules that let resources (`plural.group`) be observed, one for each API group. */
export function readRules(resources: string[]): RbacRule[] {
  const byGroup = new Map<string, string[]>();
  for (const { group, plural } of resources.map(splitResource)) {
    byGroup.set(group, [...(byGroup.get(group) ?? []), plural]);
  }
  return [...byGroup].map(([group, plurals]) => ({
    apiGroups: [group],
    resources: plurals,
    verbs: READ,
  }));
}

/**
 * The rules that let the sealing certificate be read: the Service, which
 * names its port, and the API server's proxy to it by each name that the
 * proxy takes. They belong into a Role of the controller's namespace.
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

/** Rules as they stand under `rules:` of a role, lists of words in one line as people write them. */
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

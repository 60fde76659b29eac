import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { Environments } from '../../catalog/environments/Environments';
import { COMPONENT_LABEL } from '../../model/componentLabel';
import { kindsOf } from '../approach';
import { SecretListQuery } from '../listQuery';
import { ReadableView } from '../ReadableSecrets';

/**
 * The criteria of the permissions and of the filters that need no evaluation,
 * so that the database can apply them.
 *
 * @param known.clusters - names of all clusters
 */
export function listCriteria(
  query: SecretListQuery,
  known: {
    view: ReadableView;
    environments: Environments;
    clusters: Iterable<string>;
  },
): SecretCriteria {
  const { approach, cluster, component, environment, namespace } = query;
  const { id, owner, provider, q, store, system } = query;
  const asked: SecretCriteria[] = [];
  if (id) {
    asked.push({ ids: id });
  }
  if (cluster) {
    asked.push({ field: 'cluster', values: cluster });
  }
  if (namespace) {
    asked.push({ field: 'namespace', values: namespace });
  }
  if (approach) {
    asked.push({ field: 'kind', values: approach.flatMap(kindsOf) });
  }
  if (environment) {
    asked.push(known.environments.criteriaOf(environment));
  }
  if (owner) {
    asked.push(known.view.ownedBy(owner));
  }
  if (system) {
    asked.push(known.view.partOf(system));
  }
  if (component) {
    asked.push({
      anyScope: [
        {
          cluster: null,
          namespace: null,
          selector: [
            { operator: 'in', key: COMPONENT_LABEL, values: component },
          ],
        },
      ],
    });
  }
  if (store) {
    asked.push({ anyOf: store.map(one => ({ store: one })) });
  }
  if (provider) {
    asked.push({ providers: provider });
  }
  if (q) {
    const clusters = [...known.clusters].filter(name =>
      name.toLowerCase().includes(q),
    );
    asked.push({
      anyOf: [
        { contains: q },
        { field: 'cluster', values: clusters },
        known.view.named(q),
      ],
    });
  }
  return { allOf: [...asked, known.view.criteria] };
}

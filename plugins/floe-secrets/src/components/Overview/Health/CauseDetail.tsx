import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Cause } from '@floe/backstage-plugin-floe-secrets-common';
import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { RefreshAll } from '../../BulkRefresh';
import { Remedies } from '../../common/Remedies';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import styles from './CauseRow.module.css';
import { Predecessors } from './Predecessors';

/** Longer lists continue in the view of all secrets. */
const MAX_LINKS = 12;

const Part = (props: { title: string; children: ReactNode }) => (
  <div className={styles.part}>
    <h4>{props.title}</h4>
    {props.children}
  </div>
);

const LinkList = (props: { items: readonly ReactNode[] }) => {
  const { items } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const rest = items.length - MAX_LINKS;

  return (
    <ul className={overview.links}>
      {items.slice(0, MAX_LINKS).map((item, index) => (
        <li key={index}>{item}</li>
      ))}
      {rest > 0 && <li>{t('overview.causes.andMore', { count: rest })}</li>}
    </ul>
  );
};

/** Who has to act on a cause, the remedies, and what changed before it. */
export const CauseDetail = (props: { cause: Cause }) => {
  const { cause } = props;
  const { entityRefs, owners, precededBy, remedies, secrets, secretCount } =
    cause;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  // The response counts the secrets that can be refreshed, without naming them.
  const refreshable = secrets.map((_, index) => ({
    refreshable: {
      possible: index < cause.refreshableCount,
      reason: null,
      makesNewValues: index < (cause.newValuesCount ?? 0),
    },
  }));

  // A cause in a store or a cluster has the same remedy for all its secrets.
  const isExample =
    cause.scope === 'namespace' &&
    secretCount > 1 &&
    remedies.some(({ command, manifest }) => command || manifest);

  return (
    <>
      {remedies.length > 0 && (
        <Part title={t('overview.causes.remedies')}>
          <Remedies remedies={remedies} />
          {isExample && (
            <p className={overview.secondary}>{t('overview.causes.example')}</p>
          )}
        </Part>
      )}
      <Part title={t('overview.causes.owners')}>
        {owners.length > 0 ? (
          <LinkList
            items={owners.map(owner => (
              <EntityRefLink entityRef={owner} defaultKind="group" />
            ))}
          />
        ) : (
          <p>{t('overview.causes.noOwner')}</p>
        )}
      </Part>
      {entityRefs.length > 0 && (
        <Part title={t('overview.causes.ofServices')}>
          <LinkList
            items={entityRefs.map(entityRef => (
              <ServiceLink entityRef={entityRef} />
            ))}
          />
        </Part>
      )}
      {precededBy.length > 0 && (
        <Part title={t('overview.causes.before')}>
          <Predecessors cluster={cause.cluster} predecessors={precededBy} />
        </Part>
      )}
      <Part title={t('overview.causes.itsSecrets')}>
        <LinkList
          items={secrets.map(({ id, name }) => (
            <Link href={links.view('secrets', { secret: id, q: name })}>
              {name}
            </Link>
          ))}
        />
        <p>
          <Link
            href={links.view('secrets', {
              finding: cause.findingId,
              cluster: cause.cluster,
              namespace: cause.namespace,
            })}
          >
            {t('overview.causes.listAll')}
          </Link>
        </p>
        {cause.refreshableCount > 0 && (
          <div>
            <RefreshAll
              counted
              secrets={refreshable}
              selection={{ secretIds: secrets.map(({ id }) => id) }}
            />
          </div>
        )}
        {cause.refreshableCount > 0 && secretCount > secrets.length && (
          <p className={overview.secondary}>
            {t('overview.causes.refreshLimit', {
              limit: String(secrets.length),
            })}
          </p>
        )}
      </Part>
    </>
  );
};

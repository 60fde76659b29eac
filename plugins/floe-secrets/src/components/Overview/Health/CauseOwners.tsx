import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import overview from '../Overview.module.css';

/** A row has room for these; the detail of the cause has all. */
const SHOWN = 2;

/** Who has to act on a cause, in few words. */
export const CauseOwners = (props: { owners: readonly string[] }) => {
  const { owners } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const rest = owners.length - SHOWN;

  return owners.length === 0 ? null : (
    <span className={overview.secondary}>
      {t('overview.causes.actOwners')}{' '}
      {owners.slice(0, SHOWN).map((owner, index) => (
        <Fragment key={owner}>
          {index > 0 && ', '}
          <EntityRefLink
            entityRef={owner}
            defaultKind="group"
            hideIcon
            disableTooltip
          />
        </Fragment>
      ))}
      {rest > 0 && ` ${t('overview.causes.andMore', { count: rest })}`}
    </span>
  );
};

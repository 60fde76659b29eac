import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { HelmRelease as Release } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { Time } from '../common/Time';

/** The Helm release of a Secret, if known. */
export const HelmRelease = (props: { release: Release }) => {
  const { name, revision, status, deployedAt } = props.release;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  if (status === null) {
    return <code>{name}</code>;
  }
  return (
    <>
      {t('detail.facts.helmRevision', {
        name: <code>{name}</code>,
        revision: String(revision),
        status,
      })}
      {deployedAt && (
        <>
          {', '}
          <Time iso={deployedAt} show="both" />
        </>
      )}
    </>
  );
};

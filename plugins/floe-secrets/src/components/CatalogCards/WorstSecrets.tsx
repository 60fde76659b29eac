import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { useFindingText } from '../common/useFindingText';
import { worstSecrets } from '../../summary/worstSecrets';
import { floeSecretsTranslationRef } from '../../translation';
import { Link } from '@backstage/ui';
import { useServiceLink } from '../Overview/shared/useServiceLink';
import { WorstItem, WorstList } from './WorstList';

/** Maximum number on a card. */
const SHOWN = 3;

/**
 * The secrets of one entity that need attention, with links to their details.
 */
export const WorstSecrets = (props: {
  secrets: readonly ManagedSecret[];
  entityRef: string;
}) => {
  const { entityRef, secrets } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const findingText = useFindingText();
  const serviceLink = useServiceLink();
  const worst = worstSecrets(secrets);
  const rest = worst.length - SHOWN;

  if (worst.length === 0) {
    return null;
  }
  return (
    <WorstList
      more={rest > 0 ? t('card.moreSecrets', { count: rest }) : undefined}
    >
      {worst.slice(0, SHOWN).map(({ finding, secret, severity }) => (
        <WorstItem
          key={secret.id}
          severity={severity}
          text={
            finding
              ? findingText(finding).headline
              : `${t(`stateMeaning.${secret.state}`)}.`
          }
        >
          <Link href={serviceLink(entityRef, secret.id)}>{secret.name}</Link>
          <span>{secret.environment}</span>
        </WorstItem>
      ))}
    </WorstList>
  );
};

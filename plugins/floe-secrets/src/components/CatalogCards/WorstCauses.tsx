import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Cause,
  CauseList,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { useFindingText } from '../common/useFindingText';
import { ServiceLink } from '../Overview/shared/ServiceLink';
import { WorstItem, WorstList } from './WorstList';

/** Maximum number on a card. */
const SHOWN = 3;

const Services = ({ cause }: { cause: Cause }) => {
  const { entityRefs, secrets } = cause;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  // With several services, it is unknown which has which of the secrets.
  const secretId = entityRefs.length === 1 ? secrets.at(0)?.id : undefined;
  const rest = entityRefs.length - SHOWN;

  return (
    <>
      <span>{t('overview.causes.secrets', { count: cause.secretCount })}</span>
      {entityRefs.slice(0, SHOWN).map(ref => (
        <ServiceLink key={ref} entityRef={ref} secretId={secretId} />
      ))}
      {rest > 0 && <span>{t('overview.causes.andMore', { count: rest })}</span>}
    </>
  );
};

/**
 * What needs attention, the most harmful first, with links to the Secrets tabs
 * of the services.
 */
export const WorstCauses = (props: {
  causes: CauseList;
  /** Whether there may be others in clusters that cannot be read. */
  isPartial: boolean;
}) => {
  const { items, totalItems } = props.causes;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const findingText = useFindingText();
  const rest = totalItems - SHOWN;

  if (items.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t(
          props.isPartial ? 'overview.causes.noneSeen' : 'overview.causes.none',
        )}
      </Text>
    );
  }
  return (
    <WorstList
      more={rest > 0 ? t('card.moreCauses', { count: rest }) : undefined}
    >
      {items.slice(0, SHOWN).map(cause => (
        <WorstItem
          key={cause.id}
          severity={cause.severity}
          text={findingText({ ...cause, id: cause.findingId }).headline}
        >
          <Services cause={cause} />
        </WorstItem>
      ))}
    </WorstList>
  );
};

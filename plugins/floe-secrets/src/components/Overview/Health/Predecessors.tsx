import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cause } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { ClusterTimes } from '../../common/ClusterClock';
import { ExternalLink } from '../../common/ExternalLink';
import { Time } from '../../common/Time';
import { useTranslatedSentence } from '../../common/useTranslatedSentence';
import overview from '../Overview.module.css';

/** Changes shortly before a cause began: likely reasons, not proofs. */
export const Predecessors = (props: {
  cluster: string;
  predecessors: Cause['precededBy'];
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const translated = useTranslatedSentence();
  const shown = props.predecessors.map(one => ({
    ...one,
    ...translated(one.text),
  }));

  return (
    <>
      <p>
        <strong>{t('confidence.likely')}.</strong>{' '}
        {t('overview.causes.beforeMeaning')}
      </p>
      <ul className={overview.points}>
        {shown.map(({ kind, lang, link, text, time }) => (
          <li key={`${kind} ${time} ${text}`}>
            <span lang={lang}>
              {link ? <ExternalLink href={link}>{text}</ExternalLink> : text}
            </span>
            {', '}
            {kind === 'change' || kind === 'operator' ? (
              <Time iso={time} show="both" />
            ) : (
              <ClusterTimes cluster={props.cluster}>
                <Time iso={time} show="both" />
              </ClusterTimes>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SourceOrigin } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { GeneratorIcon } from '../common/provider/ProviderIcon';
import styles from './Facts.module.css';

/** The generators or SopsProviders of a secret, and whether they exist. */
export const Origins = (props: { origins: readonly SourceOrigin[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  const existence = ({ exists, ready, message }: SourceOrigin) => {
    if (exists === null) {
      return t('detail.facts.originUnknown');
    }
    if (!exists) {
      return t('detail.facts.originMissing');
    }
    return ready === false
      ? t('detail.facts.originNotReady', { message: message ?? '' })
      : t('detail.facts.originExists');
  };

  return (
    <span className={styles.codes}>
      {props.origins.map(origin => (
        <span key={`${origin.kind}/${origin.name}`}>
          <GeneratorIcon />
          {origin.generates
            ? t('detail.facts.originGenerates', {
                kind: origin.kind,
                generates: origin.generates,
              })
            : origin.kind}{' '}
          <code>{origin.name}</code> ({existence(origin)})
        </span>
      ))}
    </span>
  );
};

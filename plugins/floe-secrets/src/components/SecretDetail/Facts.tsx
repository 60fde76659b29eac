import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import type { ReactNode } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { PortalTimes } from '../common/ClusterClock';
import { ProviderIcon } from '../common/provider/ProviderIcon';
import { Time } from '../common/Time';
import { isoDuration } from '../common/time';
import { useLocale } from '../common/useLocale';
import { useWords } from '../common/useWords';
import { useShownEntity } from '../common/Wizard';
import { HelmRelease } from './HelmRelease';
import { KubernetesTabLink } from './KubernetesTabLink';
import { Origins } from './Origins';
import { Section } from './Section';
import styles from './Facts.module.css';

const NEVER = 'PT0S';

const Fact = (props: { label: string; children?: ReactNode }) =>
  props.children ? (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  ) : null;

/** Kind and place of a secret, and its last and next sync. */
export const Facts = (props: { secret: ManagedSecret }) => {
  const { secret } = props;
  const { target, source, rotation } = secret;
  const isPush = secret.direction === 'to-provider';
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const locale = useLocale();
  const entity = useShownEntity();

  const refresh = () => {
    if (source.refreshPolicy && source.refreshPolicy !== 'Periodic') {
      return t(`refreshPolicy.${source.refreshPolicy}`);
    }
    if (source.refreshInterval === NEVER) {
      return t('detail.facts.refreshNever');
    }
    return source.refreshInterval
      ? t('detail.facts.refreshEvery', {
          duration: isoDuration(source.refreshInterval, locale),
        })
      : undefined;
  };
  const existence = () => {
    if (target.exists === null) {
      return t('detail.facts.targetUnknown');
    }
    return target.exists
      ? t('detail.facts.targetExists')
      : t('detail.facts.targetMissing');
  };

  const targetFact = () => {
    if (target.name) {
      return (
        <>
          <code>{target.name}</code> ({existence()})
        </>
      );
    }
    if (target.count === undefined) {
      return undefined;
    }
    return target.count
      ? t('detail.facts.targetSeveral', { number: String(target.count) })
      : t('detail.facts.targetNone');
  };

  return (
    <Section title={t('detail.facts.title')}>
      <dl className={styles.facts}>
        <Fact label={t('detail.facts.state')}>
          {secret.since
            ? t('detail.facts.stateSince', {
                state: t(`state.${secret.state}`),
                time:
                  secret.state === 'unknown' ? (
                    <PortalTimes>
                      <Time iso={secret.since} show="both" />
                    </PortalTimes>
                  ) : (
                    <Time iso={secret.since} show="both" />
                  ),
              })
            : t(`state.${secret.state}`)}
        </Fact>
        {!source.file && secret.approach !== 'kubernetes' && (
          <>
            <Fact label={t('detail.facts.lastSync')}>
              {secret.lastSync ? (
                <Time iso={secret.lastSync} show="both" />
              ) : (
                t('detail.facts.never')
              )}
            </Fact>
            <Fact label={t('detail.facts.nextSync')}>
              {secret.nextSync ? (
                <Time iso={secret.nextSync} show="both" />
              ) : (
                t(
                  secret.state === 'failing'
                    ? 'detail.facts.unknownWhileFailing'
                    : 'detail.facts.none',
                )
              )}
            </Fact>
          </>
        )}
        <Fact label={t('detail.facts.object')}>
          {secret.kind} <code>{secret.name}</code> ({secret.apiVersion}){' '}
          <KubernetesTabLink entity={entity} />
        </Fact>
        <Fact label={t('detail.facts.place')}>
          {secret.namespace
            ? t('detail.facts.placeValue', {
                namespace: secret.namespace,
                cluster: secret.cluster,
              })
            : secret.cluster}
        </Fact>
        {isPush ? (
          <Fact label={t('detail.facts.pushed')}>
            {target.name &&
              t('detail.facts.pushedValue', {
                name: <code>{target.name}</code>,
              })}
          </Fact>
        ) : (
          <Fact label={t('detail.facts.target')}>{targetFact()}</Fact>
        )}
        <Fact label={t('detail.facts.keys')}>
          {target.keys.length > 0 && (
            <span className={styles.codes}>
              {target.keys.map(key => (
                <code key={key}>{key}</code>
              ))}
            </span>
          )}
        </Fact>
        <Fact label={t('detail.facts.approach')}>
          {t(`approach.${secret.approach}`)}
        </Fact>
        <Fact
          label={t(isPush ? 'detail.facts.pushedTo' : 'detail.facts.store')}
        >
          {source.store && (
            <>
              <ProviderIcon provider={source.store.provider} />
              {source.store.kind} {words.store(source.store)}
            </>
          )}
        </Fact>
        <Fact label={t('detail.facts.origins')}>
          {source.origins && <Origins origins={source.origins} />}
        </Fact>
        <Fact label={t('detail.facts.helm')}>
          {source.helmRelease && <HelmRelease release={source.helmRelease} />}
        </Fact>
        <Fact label={t('detail.facts.scope')}>
          {source.scope && t(`scope.${source.scope}`)}
        </Fact>
        <Fact label={t('detail.facts.refresh')}>{refresh()}</Fact>
        <Fact
          label={t(
            rotation.precision === 'at-latest'
              ? 'detail.facts.rotationAtLatest'
              : 'detail.facts.rotation',
          )}
        >
          {rotation.lastChanged && (
            <Time iso={rotation.lastChanged} show="both" />
          )}
        </Fact>
        <Fact label={t('detail.facts.rotationDue')}>
          {rotation.due && <Time iso={rotation.due} show="both" />}
        </Fact>
      </dl>
    </Section>
  );
};

import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Card } from '@backstage/ui';
import { mainFinding } from '../../../summary/findings';
import { floeSecretsTranslationRef } from '../../../translation';
import { ProviderIcon } from '../../common/provider/ProviderIcon';
import { StackingTable } from '../../common/StackingTable';
import { StateLabel } from '../../common/StateLabel';
import { Time } from '../../common/Time';
import { useWords } from '../../common/useWords';
import { SecretDetail } from '../../SecretDetail';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';

const MAX_SERVICES = 3;

const Services = (props: { secret: ManagedSecret }) => {
  const { entityRefs, id } = props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const rest = entityRefs.length - MAX_SERVICES;

  if (entityRefs.length === 0) {
    return (
      <span className={overview.secondary}>
        {t('overview.secrets.noService')}
      </span>
    );
  }
  return (
    <div className={overview.cell}>
      {entityRefs.slice(0, MAX_SERVICES).map(entityRef => (
        <ServiceLink key={entityRef} entityRef={entityRef} secretId={id} />
      ))}
      {rest > 0 && (
        <span className={overview.secondary}>
          {t('overview.causes.andMore', { count: rest })}
        </span>
      )}
    </div>
  );
};

const Name = (props: {
  secret: ManagedSecret;
  isOpen: boolean;
  onToggle: () => void;
}) => {
  const { isOpen, onToggle, secret } = props;
  const finding = mainFinding(secret);

  return (
    <div className={overview.cell}>
      <button
        type="button"
        className={overview.name}
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        {secret.name}
      </button>
      {finding && (
        <span
          className={
            finding.severity === 'error' ? overview.danger : overview.warning
          }
        >
          {finding.summary}
        </span>
      )}
    </div>
  );
};

/** A page of secrets; the detail of one may be open below its row. */
export const SecretsTable = (props: {
  secrets: readonly ManagedSecret[];
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}) => {
  const { onOpen, openId, secrets } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();
  const words = useWords();

  const toggle = (id: string) => {
    onOpen(id === openId ? undefined : id);
    if (id !== openId) {
      analytics.captureEvent('click', 'Secret details');
    }
  };

  return (
    <Card className={overview.card}>
      <StackingTable
        aria-label={t('overview.secrets.title')}
        columns={[
          { title: t('overview.secrets.column.state') },
          { title: t('overview.secrets.column.name') },
          { title: t('overview.secrets.column.service') },
          { title: t('overview.secrets.column.place') },
          { title: t('overview.secrets.column.approach') },
          { title: t('overview.secrets.column.synced'), isProse: true },
        ]}
        rows={secrets.map(secret => {
          const { store } = secret.source;
          const isOpen = secret.id === openId;
          return {
            key: secret.id,
            cells: [
              <StateLabel
                state={secret.state}
                meaning={secret.source.file && t('inGitMeaning')}
              />,
              <Name
                secret={secret}
                isOpen={isOpen}
                onToggle={() => toggle(secret.id)}
              />,
              <Services secret={secret} />,
              <div className={overview.cell}>
                <span>{secret.environment}</span>
                <span className={overview.secondary}>
                  {[secret.cluster, secret.namespace]
                    .filter(Boolean)
                    .join(' / ')}
                </span>
              </div>,
              <div className={overview.cell}>
                <span>{t(`approach.${secret.approach}`)}</span>
                {store && (
                  <span className={overview.secondary}>
                    <ProviderIcon provider={store.provider} />
                    {words.store(store)}
                  </span>
                )}
              </div>,
              secret.lastSync ? (
                <Time iso={secret.lastSync} />
              ) : (
                t('overview.secrets.never')
              ),
            ],
            detail: isOpen && (
              <section
                aria-label={t('overview.secrets.detailOf', {
                  name: secret.name,
                })}
              >
                <SecretDetail secret={secret} />
              </section>
            ),
          };
        })}
      />
    </Card>
  );
};

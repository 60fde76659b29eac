import { useAnalytics } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Card, VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { mainFinding } from '../../../summary/findings';
import { useFindingText } from '../../common/useFindingText';
import { floeSecretsTranslationRef } from '../../../translation';
import { ProviderIcon } from '../../common/provider/ProviderIcon';
import { StackingTable } from '../../common/StackingTable';
import { StateLabel } from '../../common/StateLabel';
import { useWords } from '../../common/useWords';
import { SecretDetail, SectionHeadingProvider } from '../../SecretDetail';
import { SyncTimes } from '../../SecretsTab/SyncTimes';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import type { Column } from '../filters/columns';

const MAX_SERVICES = 3;
const MAX_KEYS = 3;

/** The width share of each optional column if all are shown. */
const MAX_WIDTH = 14;
/** The total share of these columns; the rest is for the state and the name. */
const TOGETHER = 70;

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

const SecretState = (props: { secret: ManagedSecret }) => {
  const { lastKnownState, source, state } = props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={overview.cell}>
      <StateLabel state={state} meaning={source.file && t('inGitMeaning')} />
      {source.file && (
        <span className={overview.secondary}>{t('tab.row.inGit')}</span>
      )}
      {state === 'unknown' && lastKnownState && (
        <span className={overview.secondary}>
          {t('tab.row.lastKnown', { state: t(`state.${lastKnownState}`) })}
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
  const findingText = useFindingText();
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
          {findingText(finding).headline}
        </span>
      )}
    </div>
  );
};

const Place = ({ secret }: { secret: ManagedSecret }) => (
  <div className={overview.cell}>
    <span>{secret.environment}</span>
    <span className={overview.secondary}>
      {[secret.cluster, secret.namespace].filter(Boolean).join(' / ')}
    </span>
  </div>
);

const ApproachAndStore = ({ secret }: { secret: ManagedSecret }) => {
  const { store } = secret.source;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();

  return (
    <div className={overview.cell}>
      <span>{t(`approach.${secret.approach}`)}</span>
      {store && (
        <span className={overview.secondary}>
          <ProviderIcon provider={store.provider} />
          {words.store(store)}
        </span>
      )}
    </div>
  );
};

const RemoteKeys = ({ secret }: { secret: ManagedSecret }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const keys = [...new Set(secret.source.remoteRefs.map(({ key }) => key))];
  const rest = keys.length - MAX_KEYS;

  return (
    <div className={overview.cell}>
      {keys.slice(0, MAX_KEYS).map(key => (
        <code key={key}>{key}</code>
      ))}
      {rest > 0 && (
        <span className={overview.secondary}>
          {t('overview.causes.andMore', { count: rest })}
        </span>
      )}
    </div>
  );
};

const Target = ({ secret }: { secret: ManagedSecret }) => {
  const { exists, name } = secret.target;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={overview.cell}>
      <code>{name}</code>
      {exists === false && (
        <span className={overview.danger}>
          {t('overview.secrets.targetMissing')}
        </span>
      )}
    </div>
  );
};

const RotationDue = ({ secret }: { secret: ManagedSecret }) => {
  const { due } = secret.rotation;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return due ? (
    <Time iso={due} />
  ) : (
    <span className={overview.secondary}>{t('overview.notSet')}</span>
  );
};

const Component = ({ secret }: { secret: ManagedSecret }) => {
  const words = useWords();
  return secret.component === null ? null : (
    <span>{words.component(secret.component)}</span>
  );
};

const Times = ({ secret }: { secret: ManagedSecret }) => (
  <div className={overview.cell}>
    <SyncTimes secret={secret} />
  </div>
);

const CELLS: Record<Column, (props: { secret: ManagedSecret }) => ReactNode> = {
  service: Services,
  place: Place,
  component: Component,
  target: Target,
  approach: ApproachAndStore,
  remoteKeys: RemoteKeys,
  times: Times,
  rotation: RotationDue,
};

/** A page of secrets; one may have its detail open below its row. */
export const SecretsTable = (props: {
  label: string;
  columns: readonly Column[];
  secrets: readonly ManagedSecret[];
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}) => {
  const { columns, label, onOpen, openId, secrets } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const analytics = useAnalytics();

  const toggle = (id: string) => {
    onOpen(id === openId ? undefined : id);
    if (id !== openId) {
      analytics.captureEvent('click', 'Secret details');
    }
  };

  return (
    <Card className={overview.card}>
      <StackingTable
        aria-label={label}
        columns={[
          { title: t('overview.secrets.column.state'), width: '9%' },
          { title: t('overview.secrets.column.name') },
          ...columns.map(column => ({
            title: t(`overview.secrets.column.${column}`),
            width: `${Math.min(MAX_WIDTH, TOGETHER / columns.length)}%`,
            isProse: column === 'times' || column === 'rotation',
          })),
        ]}
        rows={secrets.map(secret => {
          const isOpen = secret.id === openId;
          return {
            key: secret.id,
            cells: [
              <SecretState secret={secret} />,
              <Name
                secret={secret}
                isOpen={isOpen}
                onToggle={() => toggle(secret.id)}
              />,
              ...columns.map(column => {
                const Cell = CELLS[column];
                return <Cell secret={secret} />;
              }),
            ],
            detail: isOpen && (
              <section
                aria-label={t('overview.secrets.detailOf', {
                  name: secret.name,
                })}
              >
                <VisuallyHidden>
                  <h3>
                    {t('overview.secrets.detailOf', { name: secret.name })}
                  </h3>
                </VisuallyHidden>
                <SectionHeadingProvider value="h4">
                  <SecretDetail secret={secret} />
                </SectionHeadingProvider>
              </section>
            ),
          };
        })}
      />
    </Card>
  );
};

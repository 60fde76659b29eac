import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link, Text } from '@backstage/ui';
import type {
  CampaignDetail,
  CampaignItem,
  MigrationPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { ExternalLink } from '../../common/ExternalLink';
import { Remedies } from '../../common/Remedies';
import { entityTitle } from '../shared/entityTitle';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { useServiceLink } from '../shared/useServiceLink';
import { ItemsTable } from './ItemsTable';
import { OpenTemplate } from './OpenTemplate';
import { planOf, type ShownPlan } from './migrationPlans';
import { Sentence } from '../../common/Sentence';

const ENDED: readonly CampaignItem['status'][] = [
  'arrived',
  'skipped',
  'failed',
  'cancelled',
];

/** The items of each place of a service, which take a step by one pull request. */
function byPlace(items: readonly CampaignItem[]): CampaignItem[][] {
  const places = new Map<string, CampaignItem[]>();
  for (const item of items) {
    const { cluster, entityRef, environment, namespace } = item;
    const place = [entityRef ?? '\uffff', environment, cluster, namespace].join(
      '\n',
    );
    places.set(place, [...(places.get(place) ?? []), item]);
  }
  return [...places.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, own]) => own);
}

/** The step that a pull request is to be opened for, and its items. */
function nextStep({ written }: MigrationPlan, items: readonly CampaignItem[]) {
  if (written.length === 0) {
    return undefined;
  }
  const open = items.filter(({ status }) => !ENDED.includes(status));
  const waiting = (step: CampaignItem['step']) =>
    open.filter(item => item.step === step && item.status === 'waiting');
  const toAdd = waiting('add');
  if (toAdd.length > 0) {
    return { step: 'add' as const, items: toAdd };
  }
  const toRemove = waiting('remove');
  return toRemove.length > 0 && open.every(({ step }) => step === 'remove')
    ? { step: 'remove' as const, items: toRemove }
    : undefined;
}

/** Opens the form of the template with the campaign filled in. */
const OpenPullRequest = (props: {
  campaign: CampaignDetail;
  items: readonly CampaignItem[];
}) => {
  const { campaign, items } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { plan } = planOf(campaign);
  const next = nextStep(plan, items);

  return next && campaign.status === 'running' ? (
    <OpenTemplate
      campaign={campaign}
      templateName="migrate-secrets"
      item={
        next.items.every(({ mayChange }) => mayChange)
          ? next.items[0]
          : undefined
      }
      label={t('overview.campaigns.migration.open', {
        number: String(plan.steps.indexOf(next.step) + 1),
      })}
      noTemplate={t('overview.campaigns.migration.noTemplate')}
    />
  ) : null;
};

const Step = ({ item, shown }: { item: CampaignItem; shown: ShownPlan }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const isOpen = !ENDED.includes(item.status);
  const { plan, texts } = shown;
  const step = isOpen && item.step ? texts.steps[item.step] : null;

  return (
    <div className={overview.cell}>
      <span className={item.status === 'failed' ? overview.danger : undefined}>
        {item.status === 'arrived'
          ? t(`overview.campaigns.migration.${texts.arrived}`)
          : t(`overview.campaigns.item.state_${item.status}`)}
      </span>
      {step && item.step && (
        <span className={overview.secondary}>
          {t('overview.campaigns.migration.stepOf', {
            number: String(plan.steps.indexOf(item.step) + 1),
            count: plan.steps.length,
            step: t(`overview.campaigns.migration.step.${step}`),
          })}
        </span>
      )}
      {isOpen && item.pullRequestUrl && (
        <ExternalLink href={item.pullRequestUrl}>
          {t('overview.campaigns.item.pullRequest')}
        </ExternalLink>
      )}
    </div>
  );
};

const ToDo = ({ item, shown }: { item: CampaignItem; shown: ShownPlan }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const serviceLink = useServiceLink();
  const step =
    item.status === 'waiting' && item.step
      ? shown.texts.steps[item.step]
      : null;
  const isInWizard = item.remedies?.some(
    ({ action }) => action === 'open-wizard',
  );

  return (
    <div className={overview.cell}>
      {item.reason && <Sentence>{item.reason}</Sentence>}
      {step && (
        <span className={item.reason ? overview.secondary : undefined}>
          {t(`overview.campaigns.migration.help.${step}`)}
        </span>
      )}
      {item.remedies && item.remedies.length > 0 && (
        <Remedies remedies={item.remedies} environment={item.environment} />
      )}
      {isInWizard && item.entityRef && (
        <Link href={serviceLink(item.entityRef, item.secretId)}>
          {t('overview.campaigns.item.details')}
        </Link>
      )}
    </div>
  );
};

/** The Secrets of a migration, by service and place, with their step and what is to be done. */
export const MigrationItems = (props: { campaign: CampaignDetail }) => {
  const { campaign } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const shown = planOf(campaign);

  return byPlace(campaign.items).map(items => {
    const [{ cluster, entityRef, environment, namespace }] = items;
    const service = entityRef
      ? entityTitle(entityRef)
      : t('overview.campaigns.migration.noService');
    const title = t('overview.campaigns.migration.place', {
      service,
      environment,
    });
    return (
      <section
        key={[entityRef, environment, cluster, namespace].join('\n')}
        className={overview.section}
        aria-label={title}
      >
        <div className={overview.cell}>
          <Text as="h4" variant="title-x-small">
            {title}
          </Text>
          <span className={overview.secondary}>
            {[cluster, namespace].filter(Boolean).join(' / ')}
          </span>
          {entityRef && <ServiceLink entityRef={entityRef} />}
        </div>
        <OpenPullRequest campaign={campaign} items={items} />
        <ItemsTable
          title={title}
          items={items}
          columns={[
            {
              title: t('overview.campaigns.item.state'),
              isProse: true,
              cell: item => <Step item={item} shown={shown} />,
            },
            {
              title: t('overview.campaigns.item.toDo'),
              isProse: true,
              width: '46%',
              cell: item => <ToDo item={item} shown={shown} />,
            },
          ]}
        />
      </section>
    );
  });
};

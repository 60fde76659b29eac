import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Card, Link, Text } from '@backstage/ui';
import type {
  CampaignDetail,
  CampaignItem,
  MigrationPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { templateRouteRef } from '../../../routes';
import { floeSecretsTranslationRef } from '../../../translation';
import { ExternalLink } from '../../common/ExternalLink';
import { Remedies } from '../../common/Remedies';
import { StackingTable } from '../../common/StackingTable';
import { entityTitle } from '../Secrets/entityTitle';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import { useServiceLink } from '../shared/useServiceLink';
import { planOf, type ShownPlan } from './migrationPlans';
import { Reason } from './Reason';

const TEMPLATE = { namespace: 'default', templateName: 'migrate-secrets' };
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
  const templateRoute = useRouteRef(templateRouteRef);
  const { plan } = planOf(campaign);
  const next = nextStep(plan, items);

  if (!next || campaign.status !== 'running') {
    return null;
  }
  const [{ cluster, entityRef, environment, namespace }] = next.items;
  const mayChange = next.items.every(item => item.mayChange);
  if (!mayChange || !templateRoute || !entityRef) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {mayChange
          ? t('overview.campaigns.migration.noTemplate')
          : t('overview.campaigns.repository.notAllowed')}
      </Text>
    );
  }
  const formData = JSON.stringify({
    service: { entityRef, environment, cluster, namespace },
    campaign: campaign.id,
  });
  return (
    <div>
      <ButtonLink
        size="small"
        href={`${templateRoute(TEMPLATE)}?${new URLSearchParams({ formData })}`}
      >
        {t('overview.campaigns.migration.open', {
          number: String(plan.steps.indexOf(next.step) + 1),
        })}
      </ButtonLink>
    </div>
  );
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
      {item.reason && <Reason>{item.reason}</Reason>}
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
  const links = useOverviewLinks();
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
        <Card className={overview.card}>
          <StackingTable
            aria-label={title}
            columns={[
              { title: t('overview.campaigns.item.name') },
              { title: t('overview.campaigns.item.state'), isProse: true },
              {
                title: t('overview.campaigns.item.toDo'),
                isProse: true,
                width: '46%',
              },
            ]}
            rows={items.map(item => ({
              key: item.id,
              cells: [
                <Link href={links.view('secrets', { secret: item.secretId })}>
                  {item.name}
                </Link>,
                <Step item={item} shown={shown} />,
                <ToDo item={item} shown={shown} />,
              ],
            }))}
          />
        </Card>
      </section>
    );
  });
};

import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  type NavContentComponentProps,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { SidebarLogo } from './SidebarLogo';
import { navTranslationRef } from './translation';

/** Pages whose titles Backstage has in English alone. */
const TITLES = {
  'page:catalog': 'catalog',
  'page:catalog-graph': 'catalogGraph',
  'page:scaffolder': 'create',
  'page:user-settings': 'settings',
} as const;

function titleKeyOf(page: string) {
  return Object.hasOwn(TITLES, page)
    ? TITLES[page as keyof typeof TITLES]
    : undefined;
}

const SidebarContent = ({ navItems }: NavContentComponentProps) => {
  const { t } = useTranslationRef(navTranslationRef);
  const nav = navItems.withComponent(item => {
    const key = titleKeyOf(item.node.spec.id);
    return (
      <SidebarItem
        icon={() => item.icon}
        to={item.href}
        text={key ? t(key) : item.title}
      />
    );
  });

  // These two have items of their own below.
  nav.take('page:search');
  nav.take('page:notifications');

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label={t('search')} icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('menu')} icon={<MenuIcon />}>
        {nav.take('page:floe-secrets')}
        {nav.take('page:catalog')}
        {nav.take('page:scaffolder')}
        <SidebarDivider />
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem text={t('notifications')} />
      <SidebarDivider />
      <SidebarGroup
        label={t('settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {nav.take('page:user-settings')}
      </SidebarGroup>
    </Sidebar>
  );
};

export const sidebarContent = NavContentBlueprint.make({
  params: { component: SidebarContent },
});

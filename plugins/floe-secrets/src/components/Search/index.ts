export {
  FloeSecretsSearchResultListItem,
  type FloeSecretsSearchResultListItemProps,
} from './FloeSecretsSearchResultListItem';

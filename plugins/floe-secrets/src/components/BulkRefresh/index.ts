export { BulkProgress } from './BulkProgress';
export { BulkRefreshProvider } from './BulkRefresh';
export { RefreshAll } from './RefreshAll';

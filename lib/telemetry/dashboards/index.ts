export type { GitOpsAgent } from './gitops';
export { checkedDashboards, platformDashboards } from './platform';
export { teamDashboard } from './team';

export {
  alertRouting,
  namespacesNamedAfter,
  NOBODY,
  RECEIVER_SECRET,
  receiverSecretsOf,
  teamRoutes,
  WATCHDOG,
} from './alerting';
export type { ReceiverSecret, RoutedTeam } from './alerting';
export { checkedDashboards, platformDashboards, teamDashboard } from './dashboards';
export { customResourcesOf, customResourceStateConfig } from './jobs';
export * from './logs';
export { isAlert, sloRules } from './model';
export type { AlertingRule, LogPipeline, RuleGroup, Telemetry } from './model';
export { platformTelemetry } from './platform-telemetry';
export type { PlatformTelemetryProps } from './platform-telemetry';
export * from './render';
export * from './teams';

export { alertRouting } from './alert-routing';
export { NOBODY, RECEIVER_SECRET, receiverSecretsOf, WATCHDOG } from './receivers';
export type { ReceiverSecret } from './receivers';
export { namespacesNamedAfter, teamRoutes } from './team-routes';
export type { RoutedTeam } from './team-routes';

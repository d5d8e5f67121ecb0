export { alertManagerDefinition, PAGERDUTY_SECRET_KEY } from './alert-manager-definition';
export type { ManagedAlertsContext } from './alert-manager-definition';
export { scraperConfig } from './scraper-config';

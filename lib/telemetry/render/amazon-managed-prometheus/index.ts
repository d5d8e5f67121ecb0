export { alertManagerDefinition } from './alert-manager-definition';
export type { ManagedAlertsContext } from './alert-manager-definition';
export { scraperConfig } from './scraper-config';

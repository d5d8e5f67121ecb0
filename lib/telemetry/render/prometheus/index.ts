export { prometheusConfig, PROMETHEUS_FOLDERS, SCRAPE_INTERVAL } from './config';
export type { PrometheusConfigProps } from './config';
export { groupOf, ruleFile } from './rule-file';
export type { AlertContext } from './rule-file';
export {
  ACCOUNT,
  API_SERVER_NAME,
  BLACKBOX_EXPORTER,
  BLACKBOX_POD,
  constant,
  copy,
  podTargets,
  scrapeConfig,
} from './scrape-config';

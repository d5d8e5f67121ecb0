export { natZones } from './nat-gateways';
export { Network } from './network';
export type { NetworkProps } from './network';

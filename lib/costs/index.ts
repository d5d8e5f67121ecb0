export { chargeOf } from './charge';
export type { Charge } from './charge';
export { estimate } from './estimate';
export type { CostLine, Estimate, LayerCost } from './estimate';
export { EXTENDED_SUPPORT, FIXED, HOURS_A_MONTH, PRICES_READ, usdAMonth } from './prices';
export type { FixedPrice, Price } from './prices';
export { BY_USE } from './prices-by-use';
export { switches, usd } from './switches';
export type { Switch } from './switches';

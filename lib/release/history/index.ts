export { between, type SpanChange } from './between';
export { holdersOf } from './holders';
export { type LeadTime, leadTimeOf, leadTimesOf } from './lead-times';
export { matching } from './matching';
export { entryAt, type ItemState, stateOf } from './state';
export { type Stay, staysOf } from './stays';

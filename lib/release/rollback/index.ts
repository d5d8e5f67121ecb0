export { rollBack } from './roll-back';
export type { RollbackProps, RollbackReport } from './roll-back-props';

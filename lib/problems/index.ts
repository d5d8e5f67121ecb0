export { closest } from './closest';
export { gather } from './gather';
export { compareText, formatProblems, throwIfAny, UserError } from './problem';
export type { Problem } from './problem';

export { closest } from './closest';
export { gather } from './gather';
export { compareText, formatProblems, printable, throwIfAny, UserError } from './problem';
export type { Problem } from './problem';

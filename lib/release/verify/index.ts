export type { Difference, Verdict, VerifyReport } from './report';
export { verify } from './verify';
export type { VerifyProps } from './verify';

import { platform } from './platform';

/** Every team, in the order of the alphabet. */
export const teams = [platform];

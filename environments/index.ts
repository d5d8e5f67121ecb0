import { dev } from './dev';
import { prod } from './prod';
import { staging } from './staging';

/** Every environment, in the order in which a change travels. The key is the file's name. */
export const environments = { dev, staging, prod };

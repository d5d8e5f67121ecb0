export { general } from './general';
export { logs } from './logs';

export { general } from './general';

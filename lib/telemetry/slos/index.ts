export { apiServerSlos } from './api-server';

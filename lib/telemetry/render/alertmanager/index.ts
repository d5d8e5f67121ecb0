export { alertmanagerConfig, routingConfig } from './config';
export { MESSAGE_TEMPLATES } from './message-templates';
export { ALERTMANAGER_FILES, ALERTMANAGER_PATHS } from './paths';
export { receiverConfig } from './receivers';

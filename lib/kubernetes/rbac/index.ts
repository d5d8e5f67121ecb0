export { GroupBinding } from './group-binding';
export type { GroupBindingProps } from './group-binding';
export { PlatformEngineer } from './platform-engineer';
export type { PlatformEngineerProps } from './platform-engineer';

export { readEnvironments } from './environments';
export { main } from './main';
export { runForOfficialCli } from './official-cli';
export type { Program } from './program';

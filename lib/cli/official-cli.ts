import { failWith } from './failure';

/** Runs an entry of an official CLI: a user's mistake is reported as everywhere, without a stack, and exits with 1. */
export function runForOfficialCli(compose: () => void): void {
  try {
    compose();
  } catch (error) {
    failWith(error, { json: false });
  }
}

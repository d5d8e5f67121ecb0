/** What comes as ES modules alone, which jest cannot require. */
const ES_MODULES = '@marcbachmann/cel-js/';

/**
 * Workers start with the arguments of this process. Suites make much that lives as long as they do, and in the 16 MB that
 * node gives to new objects it is copied again and again: a quarter of the time of all suites, against a tenth in 64 MB.
 */
process.execArgv.push('--max-semi-space-size=64');

/** The fast suite: no external program. Those with one are in jest.tools.config.js. */
module.exports = {
  testEnvironment: '<rootDir>/test/jest/single-context-environment.js',
  runtime: '<rootDir>/test/jest/shared-modules-runtime.js',
  // jest leaves a core free for itself; on two cores that is half of them.
  maxWorkers: '100%',
  // A guard against what never ends, not a measurement: a busy machine must not fail a test.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/skip-reporter.js'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(?:tools|terraform|aws|telemetry/programs)/'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
    [`${ES_MODULES}.+\\.js$`]: ['@swc/jest', { jsc: { target: 'es2022' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES})`],
};

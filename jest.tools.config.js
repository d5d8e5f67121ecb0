const fast = require('./jest.config.js');

/** The suite with external programs: terraform, kubectl, git, the official CLIs. */
module.exports = {
  ...fast,
  testMatch: ['<rootDir>/test/tools/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};

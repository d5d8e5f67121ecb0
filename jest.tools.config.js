const fast = require('./jest.config.js');

/** The suites with external programs, one folder each: `npm run test:tools`, `npm run test:terraform`. */
module.exports = {
  ...fast,
  testMatch: ['<rootDir>/test/{tools,terraform}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};

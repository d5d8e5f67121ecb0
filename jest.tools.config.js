const fast = require('./jest.config.js');

/** The suites with external programs, one folder each: `npm run test:tools`, `test:terraform`, `test:aws`. */
module.exports = {
  ...fast,
  testMatch: ['<rootDir>/test/{tools,terraform,aws}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};

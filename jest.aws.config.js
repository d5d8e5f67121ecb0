const tools = require('./jest.tools.config.js');

/** The suite that needs an AWS-compatible endpoint: `AWS_ENDPOINT_URL=http://127.0.0.1:5000 npm run test:aws`. */
module.exports = {
  ...tools,
  testMatch: ['<rootDir>/test/aws/**/*.test.ts'],
  globalSetup: '<rootDir>/test/aws/forget-everything.js',
  testTimeout: 1_200_000,
};

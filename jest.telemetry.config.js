const tools = require('./jest.tools.config.js');

/** The suite with Prometheus, Alertmanager and exporters: `npm run test:telemetry`. It begins by saying which versions. */
module.exports = {
  ...tools,
  testMatch: ['<rootDir>/test/telemetry/programs/**/*.test.ts'],
  globalSetup: '<rootDir>/test/telemetry/programs/programs.ts',
};

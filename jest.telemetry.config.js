const fast = require('./jest.config.js');

/** What the real Prometheus, Alertmanager and exporters say of ours: `npm run test:telemetry`. */
module.exports = {
  ...fast,
  testMatch: ['<rootDir>/test/telemetry/programs/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
};

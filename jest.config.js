/** The fast suite: no external program. `npm run test:tools` runs test/tools with jest.tools.config.js. */
module.exports = {
  testEnvironment: 'node',
  reporters: ['default', '<rootDir>/test/skip-reporter.js'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/tools/'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};

import { AsyncLocalStorage } from 'node:async_hooks';

test('what suites hand on outlives the modules of a suite', () => {
  const kept = jest.requireActual<Map<string, unknown>>('./kept.js');
  jest.resetModules();
  expect(jest.requireActual<Map<string, unknown>>('./kept.js')).toBe(kept);
});

test('a storage that is open at the end of a suite is closed', () => {
  const run = Object.getOwnPropertyDescriptor(AsyncLocalStorage.prototype, 'run') ?? {};
  const storage = new AsyncLocalStorage<string>();
  try {
    const { closeStorages } = jest.requireActual<{ closeStorages: () => void }>('./open-storages.js');
    storage.run('a suite', () => {
      expect(storage.getStore()).toBe('a suite');
      closeStorages();
      expect(storage.getStore()).toBeUndefined();
    });
  } finally {
    Object.defineProperty(AsyncLocalStorage.prototype, 'run', run);
  }
});

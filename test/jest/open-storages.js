const { AsyncLocalStorage } = require('node:async_hooks');

/**
 * jest-circus makes a storage for every suite, and closes none. Each that is open costs every promise of the worker a
 * little: after three hundred suites, that was a twentieth of the time of all.
 */
const open = new Set();
const { run } = AsyncLocalStorage.prototype;

AsyncLocalStorage.prototype.run = function runAndRemember(...args) {
  open.add(this);
  return run.apply(this, args);
};

/** Closes every storage that a suite has left open; one that is entered again opens by itself. */
exports.closeStorages = () => {
  for (const storage of open) storage.disable();
  open.clear();
};

/**
 * cdktf takes a stack trace for every token, and jest looks up each of its lines in a source map: a seventh of the time
 * of suites that render. Nobody reads these traces, so they stay as node writes them.
 */
const traces = require('cdktf/lib/tokens/private/stack-trace');

const { captureStackTrace } = traces;

traces.captureStackTrace = (below) => {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = undefined;
  try {
    return captureStackTrace(below);
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
};

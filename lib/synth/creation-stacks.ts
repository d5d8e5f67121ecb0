import stackTrace = require('cdktf/lib/tokens/private/stack-trace');

/**
 * Runs `work` without cdktf's creation stacks. cdktf captures the whole call stack for every token, at unlimited depth:
 * more than half of the time of a render (terraform-cdk#3892). Nothing of ours reads them: a problem names the construct.
 */
export function withoutCreationStacks<T>(work: () => T): T {
  const original = stackTrace.captureStackTrace;
  stackTrace.captureStackTrace = () => [];
  try {
    return work();
  } finally {
    stackTrace.captureStackTrace = original;
  }
}

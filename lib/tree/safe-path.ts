/** The longest file name that ext4, APFS and NTFS all take, in bytes. */
const MAX_SEGMENT_BYTES = 255;

/** The longest relative path, which leaves room for the output folder within Linux's PATH_MAX of 4096. */
const MAX_PATH_BYTES = 1024;

const ALLOWED_CHARACTERS = /^[A-Za-z0-9._%-]+$/;

/**
 * Device names that Windows reserves in any folder, with any extension.
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * Says why a path inside a rendered tree is not safe on every file system, or undefined when it is. A safe path is
 * relative, stays inside the tree, names the same file on Linux, macOS and Windows, and can be committed.
 */
export function pathProblem(path: string): string | undefined {
  if (path.length > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  for (const segment of path.split('/')) {
    const problem = segmentProblem(segment);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function segmentProblem(segment: string): string | undefined {
  if (segment === '') return 'has an empty part';
  if (segment === '.' || segment === '..') return `has the part '${segment}', which leaves its folder`;
  if (!ALLOWED_CHARACTERS.test(segment)) return `has characters outside [A-Za-z0-9._%-] in '${segment}'`;
  if (segment.length > MAX_SEGMENT_BYTES) return `has a part longer than ${MAX_SEGMENT_BYTES} bytes`;
  if (segment.endsWith('.')) return `has a part that ends in a dot, which Windows drops: '${segment}'`;
  if (RESERVED_ON_WINDOWS.test(segment)) return `has the part '${segment}', a device name on Windows`;
  if (segment.toLowerCase() === '.git') return `has the part '${segment}', which git keeps for itself`;
  return undefined;
}

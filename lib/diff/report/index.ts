export { htmlReport } from './html';
export { diffSchema, jsonReport } from './json';
export type { DiffReport } from './json';
export { MARKDOWN_LIMIT, MARKDOWN_MARKER, markdownReport } from './markdown';
export { textReport } from './text';

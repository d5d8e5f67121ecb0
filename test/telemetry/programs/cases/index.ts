import type { AlertCases } from '../alert-case';
import { generalCases } from './general';
import { sloCases } from './slo';

/** The cases of all families, one line a family. */
export const ALERT_CASES: readonly AlertCases[] = [generalCases, sloCases];

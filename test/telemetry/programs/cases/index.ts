import type { AlertCases } from '../alert-case';
import { generalCases } from './general';
import { logsCases } from './logs';
import { sloCases } from './slo';

/** The cases of all families, one line a family. */
export const ALERT_CASES: readonly AlertCases[] = [generalCases, logsCases, sloCases];

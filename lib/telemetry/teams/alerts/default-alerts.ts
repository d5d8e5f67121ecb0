import { jobAlerts } from './jobs';
import { podAlerts } from './pods';
import { resourceAlerts } from './resources';
import { volumeAlerts } from './volumes';
import { workloadAlerts } from './workloads';

/** What every team is told of unless it says otherwise. A key is the name, with the severity where two have one name. */
export const DEFAULT_ALERTS = { ...podAlerts, ...workloadAlerts, ...jobAlerts, ...resourceAlerts, ...volumeAlerts };

export type TeamAlertName = keyof typeof DEFAULT_ALERTS;

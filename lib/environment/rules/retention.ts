import { counted } from '../wording';
import { at, eachEnvironment } from './rule';

/**
 * The only retention periods that CloudWatch Logs takes, in days.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const CLOUDWATCH_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Log groups keep their logs for a period that CloudWatch Logs takes. */
export const retention = eachEnvironment((source) =>
  (['flowLogsDays', 'dnsLogsDays', 'controlPlaneLogsDays', 'auditTrailDays'] as const).flatMap((field) => {
    const days = source.environment.retention[field];
    if (CLOUDWATCH_DAYS.includes(days)) return [];
    return [
      {
        where: at(source, 'retention', field),
        what: 'is not a period that CloudWatch Logs takes',
        received: counted(days, 'day'),
        allowed: CLOUDWATCH_DAYS.join(', '),
        mend: `choose ${CLOUDWATCH_DAYS.find((period) => period > days) ?? Math.max(...CLOUDWATCH_DAYS)}`,
      },
    ];
  }),
);

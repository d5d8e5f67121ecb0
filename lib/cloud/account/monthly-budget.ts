import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget';
import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { withLogicalId } from '../logical-id';

/** Shares of the limit, in percent, of which somebody hears when they are spent. */
const SPENT = [50, 80, 100];

/** The share of the limit, in percent, of which somebody hears when the month is likely to end there. */
const FORECAST = 100;

export interface MonthlyBudgetProps {
  /** What names are made of. */
  readonly environment: Pick<Account, 'name'>;
  /** What the account may cost in a month, in US dollars. */
  readonly limitUsd: number;
  /** The topic that hears of it. */
  readonly topicArn: string;
}

/**
 * What the account may cost in a month before somebody is told. It stops nothing.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, props: MonthlyBudgetProps) {
    super(scope, id);
    const { environment, limitUsd, topicArn } = props;
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
      subscriberSnsTopicArns: [topicArn],
    });
    const budget = new BudgetsBudget(this, 'Resource', {
      name: names.monthlyBudget(environment),
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      limitAmount: String(limitUsd),
      limitUnit: 'USD',
      notification: [...SPENT.map((percent) => tell('ACTUAL', percent)), tell('FORECASTED', FORECAST)],
    });
    withLogicalId(budget, 'monthly');
  }
}

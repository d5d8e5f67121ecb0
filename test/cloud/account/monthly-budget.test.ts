import { MonthlyBudget } from '../../../lib/cloud/account/monthly-budget';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

describe('MonthlyBudget', () => {
  const { resource } = layerTemplate((layer) => {
    new MonthlyBudget(layer, 'Budget', { environment, limitUsd: 1500, topicArn: 'arn:topic' });
  });
  const budget = resource('aws_budgets_budget', 'monthly');

  test('is about all costs of a month', () => {
    expect(budget).toMatchObject({
      name: 'test-monthly',
      budget_type: 'COST',
      time_unit: 'MONTHLY',
      limit_amount: '1500',
      limit_unit: 'USD',
    });
  });

  test('tells somebody at half of it, at four fifths, at all of it, and when it will not be enough', () => {
    const to = {
      threshold_type: 'PERCENTAGE',
      comparison_operator: 'GREATER_THAN',
      subscriber_sns_topic_arns: ['arn:topic'],
    };

    expect(budget.notification).toEqual([
      { ...to, notification_type: 'ACTUAL', threshold: 50 },
      { ...to, notification_type: 'ACTUAL', threshold: 80 },
      { ...to, notification_type: 'ACTUAL', threshold: 100 },
      { ...to, notification_type: 'FORECASTED', threshold: 100 },
    ]);
  });
});

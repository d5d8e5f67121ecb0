import { ManagedAlerting } from '../../../lib/cloud/observability/managed-alerting';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { cluster } from '../fixtures';

const { resource } = layerTemplate((layer) => {
  new ManagedAlerting(layer, 'Alerting', {
    cluster,
    workspaceId: 'ws-1',
    ruleFiles: { 'node-exporter': 'groups: [] # ${HOME}\n' },
    definition: 'alertmanager_config: |\n  {{ define }} %{a}\n',
  });
});

describe('ManagedAlerting', () => {
  test('has a namespace a rule file, whose text Terraform takes letter by letter', () => {
    expect(resource('aws_prometheus_rule_group_namespace', 'test_a_node_exporter')).toEqual({
      name: 'node-exporter',
      workspace_id: 'ws-1',
      data: 'groups: [] # $${HOME}\n',
    });
  });

  test('has one alert manager definition', () => {
    expect(resource('aws_prometheus_alert_manager_definition', 'test_a')).toEqual({
      workspace_id: 'ws-1',
      definition: 'alertmanager_config: |\n  {{ define }} %%{a}\n',
    });
  });
});

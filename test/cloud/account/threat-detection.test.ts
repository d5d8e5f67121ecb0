import { ThreatDetection } from '../../../lib/cloud/account/threat-detection';
import { layerTemplate } from '../../../lib/testing/layer-template';

describe('ThreatDetection', () => {
  const { resource } = layerTemplate((layer) => {
    new ThreatDetection(layer, 'ThreatDetection', { logicalId: 'home' });
  });

  test('tells of findings as often as it can', () => {
    expect(resource('aws_guardduty_detector', 'home')).toEqual({
      enable: true,
      finding_publishing_frequency: 'FIFTEEN_MINUTES',
    });
  });

  test('reads the audit logs of clusters', () => {
    expect(resource('aws_guardduty_detector_feature', 'home_eks_audit_logs')).toEqual({
      detector_id: '${aws_guardduty_detector.home.id}',
      name: 'EKS_AUDIT_LOGS',
      status: 'ENABLED',
    });
  });

  test('watches what runs in clusters, by an agent that it installs itself', () => {
    expect(resource('aws_guardduty_detector_feature', 'home_runtime_monitoring')).toEqual({
      detector_id: '${aws_guardduty_detector.home.id}',
      name: 'RUNTIME_MONITORING',
      status: 'ENABLED',
      additional_configuration: [
        { name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED' },
        { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'DISABLED' },
        { name: 'EC2_AGENT_MANAGEMENT', status: 'DISABLED' },
      ],
    });
  });
});

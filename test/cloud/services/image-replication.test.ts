import { ImageReplication } from '../../../lib/cloud/services/image-replication';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

const TEAMS = [
  { name: 'checkout', imageRepositories: ['api', 'web'] },
  { name: 'platform', imageRepositories: [] },
];

function replicationTemplate(regions: readonly string[], teams = TEAMS) {
  return layerTemplate((layer) => {
    new ImageReplication(layer, 'ImageReplication', { environment, regions, teams });
  });
}

describe('ImageReplication', () => {
  test('copies the images of teams that have some, to every other region of the account', () => {
    const template = replicationTemplate(['eu-central-1', 'eu-west-1']);

    expect(template.resource('aws_ecr_replication_configuration', 'main')).toEqual({
      replication_configuration: {
        rule: [
          {
            destination: [
              { region: 'eu-central-1', registry_id: '123456789012' },
              { region: 'eu-west-1', registry_id: '123456789012' },
            ],
            repository_filter: [{ filter: 'checkout/', filter_type: 'PREFIX_MATCH' }],
          },
        ],
      },
    });
  });

  test('copies nothing where there is no other region', () => {
    expect(replicationTemplate([]).json.resource).toBeUndefined();
  });

  test('copies nothing while no team has an image', () => {
    const teams = [{ name: 'platform', imageRepositories: [] }];

    expect(replicationTemplate(['eu-central-1'], teams).json.resource).toBeUndefined();
  });
});

import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { withLogicalId } from '../../lib/cloud';
import { countTokens } from '../../lib/synth/token-map';
import { layerIn, renderTree } from '../../lib/testing/rendering';

test('a render leaves no token behind: memory does not grow with the number of environments', () => {
  const before = countTokens();
  let during = 0;
  renderTree({
    cloud: (scope, environment) => {
      const layer = layerIn(scope, environment);
      layer.addOutput('vpc_id', withLogicalId(new Vpc(layer, 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main').id);
      during = countTokens();
    },
  });
  expect(during).toBeGreaterThan(before);
  expect(countTokens()).toBe(before);
});

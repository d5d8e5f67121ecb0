import { defineTeam } from '../../lib/environment';

export const platform = defineTeam({
  name: 'platform',
  identityGroup: 'platform-engineers',
  email: 'platform@acme.example',
  clusterAccess: 'admin',
});

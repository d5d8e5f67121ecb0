import { defineTeam } from '../../lib/environment';

export const checkout = defineTeam({
  name: 'checkout',
  identityGroup: 'checkout-developers',
  email: 'checkout@acme.example',
  clusterAccess: 'view',
  sourceRepositories: [{ repository: 'acme/checkout' }],
  imageRepositories: ['api', 'web'],
});

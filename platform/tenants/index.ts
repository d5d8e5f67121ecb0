import { defineTeams } from '../../lib/environment';
import { checkout } from './checkout';
import { platform } from './platform';

/** Every team; the key is the file's name. */
export const teams = defineTeams({ checkout, platform });

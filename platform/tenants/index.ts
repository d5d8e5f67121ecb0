import { defineTeams } from '../../lib/environment';
import { platform } from './platform';

/** Every team; the key is the file's name. */
export const teams = defineTeams({ platform });

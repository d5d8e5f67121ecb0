'use strict';
/** What is known of the verbs before their code is compiled; lib/cli/main.ts loads it. */
const RENDERING = ['synth', 'diff', 'docs', 'publish'];
const OTHER = ['bootstrap', 'verify', 'history', 'rollback'];

exports.VERBS = [...RENDERING, ...OTHER];

exports.isRendering = (verb) => RENDERING.includes(verb);

/** The verbs whose code nobody needs when this one is called; none, when it is not known. */
exports.othersThan = (verb) => (exports.VERBS.includes(verb) ? exports.VERBS.filter((other) => other !== verb) : []);

#!/usr/bin/env node
'use strict';
/** The `platform` command: `npx platform synth --help`. */
const path = require('node:path');
const { startFor } = require('./cloud-thread.js');

const entry = path.join(__dirname, '../platform/main.ts');
startFor(process.argv[2], entry);
process.argv.splice(2, 0, entry);
require('./run.js');

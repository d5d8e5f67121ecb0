#!/usr/bin/env node
'use strict';
/** The `platform` command: `npx platform synth --help`. */
const path = require('node:path');

process.argv.splice(2, 0, path.join(__dirname, '../platform/main.ts'));
require('./run.js');

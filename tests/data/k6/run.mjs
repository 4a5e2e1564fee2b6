// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// run.mjs SCRIPT: runs it once as k6 would and prints what it checked, one JSON list.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { results } from 'k6';

globalThis.__ENV = { ...process.env };
globalThis.open = (name) => readFileSync(name, 'utf8');
const script = await import(pathToFileURL(resolve(process.argv[2])));
script.default();
console.log(JSON.stringify(results));

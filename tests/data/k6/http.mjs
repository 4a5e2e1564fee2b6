// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Stands in for k6's own module: asks with curl and waits, or answers what the file K6_ANSWER holds.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function ask(method, url, body, params) {
  const headers = Object.entries(params.headers || {}).map(([name, value]) => `${name}: ${value}`);
  const options = ['-q', '-sS', '-i', '--noproxy', '*', '-X', method, ...headers.flatMap((line) => ['-H', line]), '--data-binary', '@-', url];
  const run = spawnSync('curl', options, { input: body === null ? '' : body, encoding: 'utf8' });
  if (run.status !== 0) return { status: 0, headers: {}, body: null, timings: { waiting: 0 } };
  const end = run.stdout.indexOf('\r\n\r\n');
  const [first, ...lines] = run.stdout.slice(0, end).split('\r\n');
  const came = {};
  for (const line of lines) came[line.slice(0, line.indexOf(':'))] = line.slice(line.indexOf(':') + 1).trim();
  return { status: Number(first.split(' ')[1]), headers: came, body: run.stdout.slice(end + 4), timings: { waiting: 1 } };
}

function request(method, url, body, params) {
  return process.env.K6_ANSWER ? JSON.parse(readFileSync(process.env.K6_ANSWER, 'utf8')) : ask(method, url, body, params);
}

export default { request };

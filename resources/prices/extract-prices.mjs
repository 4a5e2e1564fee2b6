#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Writes prices.json and its licence beside this script, from the data in the npm package @pydantic/genai-prices. Needs node and npm;
// run it as `node resources/prices/extract-prices.mjs [VERSION]` and look at the difference before it is committed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageName = '@pydantic/genai-prices';
// What is kept, and the names under which gateways know these providers. Left out: providers whose prices are not in dollars, or that
// charge for more than tokens.
const providers = {
  anthropic: ['anthropic'], aws: ['bedrock', 'amazon-bedrock'], azure: ['azure-openai', 'azure'], cerebras: ['cerebras'],
  cohere: ['cohere'], deepseek: ['deepseek'], fireworks: ['fireworks'], google: ['gemini', 'vertex-ai', 'google'], groq: ['groq'],
  minimax: ['minimax'], mistral: ['mistral'], moonshotai: ['moonshot', 'moonshotai'], openai: ['openai'], openrouter: ['openrouter'],
  together: ['together', 'together-ai'], 'x-ai': ['xai', 'x-ai'], zai: ['zai'],
};
const priceNames = {
  input_mtok: 'input', cache_read_mtok: 'cached', cache_write_mtok: 'cacheWrite', output_mtok: 'output', output_reasoning_mtok: 'reasoning',
};
// With these a reply's tokens alone do not tell its cost.
const notByToken = ['requests_kcount', 'output_citation_mtok'];

const decimal = number => {
  const text = number.toFixed(6).replace(/0+$/, '').replace(/\.$/, '');
  if (number > 0 && Number(text) === 0)
    throw new Error(`${number} is too small for six decimals`);
  return text;
};
// "2.5", or ["1.25", 200000, "2.5"]: from more than that many tokens of input, the next price.
const price = value =>
  typeof value === 'number' ? decimal(value) : [decimal(value.base), ...value.tiers.flatMap(tier => [tier.start, decimal(tier.price)])];

function readPeriod({ constraint, prices }) {
  const period = {};
  if (constraint?.start_date)
    period.from = constraint.start_date;
  if (constraint?.start_time)
    period.between = [constraint.start_time, constraint.end_time].map(time => /^(\d\d:\d\d):00Z$/.exec(time)[1]);
  for (const [theirs, ours] of Object.entries(priceNames))
    if (prices[theirs] !== undefined)
      period[ours] = price(prices[theirs]);
  return period;
}

function readModel(model) {
  const periods = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
  const usable = periods.every(({ prices }) =>
    prices.input_mtok !== undefined && prices.output_mtok !== undefined && !notByToken.some(name => prices[name] !== undefined));
  return usable ? { id: model.id, match: model.match, prices: periods.map(readPeriod) } : null;
}

function readProvider(provider, names) {
  const models = provider.models.map(readModel).filter(model => model !== null);
  return {
    id: provider.id, name: provider.name, names, url: provider.api_pattern, models: provider.model_match,
    fallback: provider.fallback_model_providers?.filter(id => id in providers), prices: models,
  };
}

function written(head, entries) {
  const lines = entries.map(({ prices, ...rest }) =>
    `${JSON.stringify(rest).slice(0, -1)},"prices":[\n${prices.map(model => JSON.stringify(model)).join(',\n')}\n]}`);
  return `${JSON.stringify(head).slice(0, -1)},\n"providers":[\n${lines.join(',\n')}\n]}\n`;
}

const here = dirname(fileURLToPath(import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'lineside-prices-'));
try {
  const wanted = `${packageName}@${process.argv[2] ?? 'latest'}`;
  const [{ filename, version }] = JSON.parse(execFileSync('npm', ['pack', '--json', wanted], { cwd: place, encoding: 'utf8' }));
  const published = JSON.parse(execFileSync('npm', ['view', `${packageName}@${version}`, 'time', '--json'], { encoding: 'utf8' }))[version];
  execFileSync('tar', ['xzf', filename], { cwd: place });
  const { findProvider } = createRequire(import.meta.url)(join(place, 'package', 'dist', 'index.cjs'));
  const entries = Object.entries(providers).map(([id, names]) => readProvider(findProvider({ providerId: id }), names));
  const licence = readFileSync(join(place, 'package', 'LICENSE'), 'utf8');
  const head = {
    source: 'https://github.com/pydantic/genai-prices', package: `${packageName} ${version}`, date: published.slice(0, 10),
    licence: `MIT. ${/^Copyright.*$/m.exec(licence)[0]}; see LICENSE.genai-prices`, currency: 'USD',
  };
  writeFileSync(join(here, 'prices.json'), written(head, entries));
  copyFileSync(join(place, 'package', 'LICENSE'), join(here, 'LICENSE.genai-prices'));
  console.log(`${entries.length} providers, ${entries.reduce((sum, entry) => sum + entry.prices.length, 0)} models, ${head.package}, ${head.date}`);
} finally {
  rmSync(place, { recursive: true, force: true });
}

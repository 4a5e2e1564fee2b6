// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Stands in for k6's own module: keeps what was checked.
export const results = [];

let groupName = '';

export function group(name, work) {
  groupName = name;
  return work();
}

export function check(value, checks) {
  let all = true;
  for (const [name, test] of Object.entries(checks)) {
    const passed = Boolean(test(value));
    results.push({ group: groupName, name, passed });
    all = all && passed;
  }
  return all;
}

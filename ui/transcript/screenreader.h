// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>

#include <functional>

/// Whoever listens to what happens in the transcript.
namespace lineside::screenreader {

bool isThere();
void tell(QAccessibleEvent *event);

/// For tests, which run where there is no screen reader: hears everything in its place. Null for none.
void setListener(const std::function<void(QAccessibleEvent *)> &listener);

} // namespace lineside::screenreader

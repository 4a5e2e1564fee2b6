// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/prompt.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>

namespace lineside {

/// A library of prompts as a file that can be given to others: names, uses and texts.
QByteArray promptsToJson(const QList<Prompt> &prompts);

/// The prompts of such a file, without identifiers. Kind::Protocol where it is none; what has no text is left out.
Result<QList<Prompt>> promptsFromJson(const QByteArray &json);

/// Those of `read` that are not in `known` with the same name, use and text.
QList<Prompt> newAmong(const QList<Prompt> &read, const QList<Prompt> &known);

} // namespace lineside

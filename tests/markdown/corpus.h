// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace lineside {

/// Small documents that between them hold every construct of Markdown, alone and beside and within each other.
QStringList smallDocuments();
/// The examples of the CommonMark specification, as Markdown.
QStringList specificationExamples();
/// The text of a long reply: paragraphs, lists, code, tables, headings and quotes, always the same for one seed.
QString longReply(qsizetype size, quint32 seed);
/// Constructs thrown together without sense, always the same for one seed.
QString jumble(quint32 seed);

} // namespace lineside

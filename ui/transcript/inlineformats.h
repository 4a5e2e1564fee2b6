// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/textbox.h"

#include <QTextCharFormat>

namespace lineside {

/// How a stretch of Markdown looks: bold, italic, code, struck out, a link, an image's description. Only what can be opened looks like a link.
QTextCharFormat formatOf(const MarkdownRun &run, const TextBoxSetting &setting, const TranscriptStyle &style);
QTextCharFormat formatOf(CodeToken token, const TranscriptStyle &style);
/// Of letters that stand for something that cannot be seen.
QTextCharFormat labelFormat(const TextFace &face, const TranscriptStyle &style);

QTextCharFormat formulaFormat(const TextFace &face, const TranscriptStyle &style);
QTextCharFormat quietFormat(const TranscriptStyle &style);
/// Of pictures that are made of several characters. Left to itself Qt takes what joins them from the text's own font and draws them apart.
QTextCharFormat emojiFormat(const TextFace &face);

} // namespace lineside

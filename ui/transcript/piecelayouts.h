// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/laidblock.h"

namespace lineside {

/// What a layout works from.
struct LayoutInput {
    const TranscriptPiece &piece;
    const PieceSetting &setting;
    const TranscriptStyle &style;
};

// One for each kind of piece; all are pure.
std::unique_ptr<LaidPiece> layText(const LayoutInput &input); ///< paragraphs, headings, HTML, the user's lines, the author's name
std::unique_ptr<LaidPiece> layRule(const LayoutInput &input);
std::unique_ptr<LaidPiece> layImage(const LayoutInput &input);
std::unique_ptr<LaidPiece> layCodeHead(const LayoutInput &input);
std::unique_ptr<LaidPiece> layCodeLine(const LayoutInput &input);
std::unique_ptr<LaidPiece> layTableRow(const LayoutInput &input);
std::unique_ptr<LaidPiece> layAttachment(const LayoutInput &input);
std::unique_ptr<LaidPiece> layReasoning(const LayoutInput &input);
std::unique_ptr<LaidPiece> layTool(const LayoutInput &input);
std::unique_ptr<LaidPiece> layNotice(const LayoutInput &input);
std::unique_ptr<LaidPiece> layError(const LayoutInput &input);
std::unique_ptr<LaidPiece> layFooter(const LayoutInput &input);
std::unique_ptr<LaidPiece> layBranches(const LayoutInput &input);

} // namespace lineside

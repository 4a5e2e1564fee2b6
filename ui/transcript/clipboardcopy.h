// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/transcriptcopy.h"

#include <QClipboard>
#include <QFutureWatcher>

#include <array>

class QMimeData;

namespace lineside {

enum class CopyForm {
    Both,     ///< the text as it is seen, and as Markdown for programs that take it
    Markdown, ///< the Markdown for everybody
};

QMimeData *mimeDataOf(const CopiedText &text, CopyForm form);

/// Puts a stretch of a conversation on the clipboard: at once, or when it was read elsewhere if it is a long one. What is asked
/// for later wins.
class ClipboardCopy : public QObject
{
    Q_OBJECT
public:
    explicit ClipboardCopy(QObject *parent);
    ~ClipboardCopy() override;

    void copy(const TranscriptExtract &extract, CopyForm form, QClipboard::Mode mode);

private:
    struct Reading {
        QFutureWatcher<CopiedText> watcher;
        CopyForm form = CopyForm::Both;
    };
    Reading &reading(QClipboard::Mode mode) { return m_readings[mode == QClipboard::Clipboard ? 0 : 1]; }

    std::array<Reading, 2> m_readings;
};

} // namespace lineside

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/conversationwriter.h"
#include "ui/interchange/pagedtranscript.h"

#include <QPageLayout>

class QPdfWriter;

namespace lineside {

/// A4, or Letter where that is usual, with the margins that the transcript's column needs.
QPageLayout usualPage();

/// Conversations as they are printed, in a PDF file.
class PdfConversationWriter : public ConversationWriter
{
public:
    /// In the window's thread; the rest in any.
    PdfConversationWriter(const PaperLook &look, const QPageLayout &page);
    ~PdfConversationWriter() override;

    Result<void> begin(QIODevice &file) override;
    Result<void> write(const ConversationRecord &record, const GoOn &goOn) override;
    Result<void> end() override;

private:
    class WholeWrites;

    PaperLook m_look;
    QPageLayout m_page;
    std::unique_ptr<WholeWrites> m_file;
    std::unique_ptr<QPdfWriter> m_pdf;
    std::unique_ptr<DevicePaper> m_paper;
    std::unique_ptr<PagedTranscript> m_pages;
};

} // namespace lineside

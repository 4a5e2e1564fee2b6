// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/replyview.h"

#include "ui/theme/theme.h"

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A probe's reply is looked at, not read: a book of an answer would keep the window busy.
constexpr qsizetype longestReply = 100'000;

} // namespace

ReplyView::ReplyView(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFont(theme::font());
    document()->setDocumentMargin(theme::Medium);
    setFrameShape(QFrame::NoFrame);
}

void ReplyView::showReply(const QString &markdown, const QString &reasoning)
{
    QString text = markdown.left(longestReply);
    if (markdown.size() > longestReply)
        text += u"\n\n"_s + tr("… The rest of the reply is not shown here.");
    if (text.isEmpty())
        text = reasoning.isEmpty() ? tr("The answer held no text.") : tr("The answer held no text, only reasoning.");
    document()->setMarkdown(text, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
}

QVariant ReplyView::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace lineside

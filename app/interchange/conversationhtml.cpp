// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationhtml.h"

#include "core/speaker.h"
#include "interchange/markdownhtml.h"
#include "interchange/replydetails.h"
#include "interchange/shownbranch.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ConversationExport)
};

const QString pageBegin = uR"(<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>%1</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
.user { background: #8882; border-radius: 6px; padding: .5em 1em; white-space: pre-wrap; }
.quiet { color: #777; font-size: .87em; }
pre { background: #8882; border-radius: 6px; padding: .75em; overflow-x: auto; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid #8886; padding: .25em .75em; }
blockquote { border-left: 3px solid #8886; margin-left: 0; padding-left: 1em; }
img { max-width: 100%; }
</style></head><body>
<h1>%1</h1>
)"_s;

QString paragraph(const QString &style, const QString &text)
{
    return u"<p class=\"%1\">%2</p>\n"_s.arg(style, text.toHtmlEscaped());
}

bool isSafePicture(const QByteArray &mediaType)
{
    return mediaType == "image/png" || mediaType == "image/jpeg" || mediaType == "image/gif" || mediaType == "image/webp";
}

QString attachmentHtml(const Attachment &attachment)
{
    if (isSafePicture(attachment.mediaType))
        return u"<p><img alt=\"%1\" src=\"data:%2;base64,%3\"></p>\n"_s.arg(
            attachment.name.toHtmlEscaped(), QString::fromLatin1(attachment.mediaType), QString::fromLatin1(attachment.data.toBase64()));
    return paragraph(u"quiet"_s, Tr::tr("Attachment: %1").arg(attachment.name));
}

QString replyHtml(const ChatTurn &turn)
{
    QString html;
    if (!turn.reasoning.isEmpty())
        html += u"<details><summary class=\"quiet\">%1</summary>\n%2</details>\n"_s.arg(Tr::tr("Reasoning").toHtmlEscaped(), markdownToHtml(turn.reasoning));
    html += markdownToHtml(turn.text.isEmpty() ? turn.refusal : turn.text.toString());
    for (const ToolCall &call : turn.toolCalls)
        html += paragraph(u"quiet"_s, Tr::tr("Calls the tool %1:").arg(call.name)) + u"<pre>%1</pre>\n"_s.arg(call.arguments.toHtmlEscaped());
    if (turn.error)
        html += paragraph(u"quiet"_s, turn.error->message);
    else if (turn.state == ReplyState::Cut || turn.state == ReplyState::Stopped)
        html += paragraph(u"quiet"_s, turn.state == ReplyState::Cut ? Tr::tr("The reply was cut off here.") : Tr::tr("The reply was stopped here."));
    if (const QStringList details = replyDetails(turn); !details.isEmpty())
        html += paragraph(u"quiet"_s, details.join(u" · "_s));
    return html;
}

} // namespace

QString conversationToHtml(const ConversationRecord &record)
{
    const Conversation &conversation = record.conversation;
    const QString title = conversation.title.simplified().isEmpty() ? Tr::tr("Conversation") : conversation.title.simplified();
    QString html = pageBegin.arg(title.toHtmlEscaped());
    if (conversation.createdAt.isValid())
        html += paragraph(u"quiet"_s, QLocale().toString(conversation.createdAt, QLocale::LongFormat));
    if (!conversation.systemPrompt.trimmed().isEmpty())
        html += u"<h3>%1</h3>\n<div class=\"user\">%2</div>\n"_s.arg(Tr::tr("System").toHtmlEscaped(), conversation.systemPrompt.toHtmlEscaped());
    for (const ChatTurn &turn : shownBranch(record)) {
        html += u"<h3>%1</h3>\n"_s.arg(speakerOf(turn).toHtmlEscaped());
        for (const Attachment &attachment : turn.attachments)
            html += attachmentHtml(attachment);
        html += turn.role == Role::User ? u"<div class=\"user\">%1</div>\n"_s.arg(turn.text.toString().toHtmlEscaped()) : replyHtml(turn);
    }
    return html + u"</body></html>\n"_s;
}

} // namespace lineside

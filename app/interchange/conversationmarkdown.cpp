// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationmarkdown.h"

#include "core/speaker.h"
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

/// Names come from outside: a line break or a mark of Markdown in them must not make structure.
QString inlineText(const QString &text)
{
    QString out;
    for (const QChar c : text.simplified()) {
        if (u"\\`*_{}[]<>#|!~"_s.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

/// A fence longer than any run of backticks within.
QString fenced(const QString &text, const QString &language)
{
    qsizetype run = 0;
    qsizetype longest = 2;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return fence + language + u'\n' + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s) + fence + u'\n';
}

QString quoted(const QString &text)
{
    return u"> "_s + QString(text).replace(u"\n"_s, u"\n> "_s) + u'\n';
}

QString endingOf(const ChatTurn &turn)
{
    switch (turn.state) {
    case ReplyState::Cut:
        return Tr::tr("The reply was cut off here.");
    case ReplyState::Stopped:
        return Tr::tr("The reply was stopped here.");
    case ReplyState::Failed:
        return turn.error ? turn.error->message : Tr::tr("The reply failed.");
    default:
        return {};
    }
}

QString turnToMarkdown(const ChatTurn &turn)
{
    QString text = u"## %1\n\n"_s.arg(inlineText(speakerOf(turn)));
    for (const Attachment &attachment : turn.attachments)
        text += u"- "_s + Tr::tr("Attachment: %1 (%2, %3)").arg(inlineText(attachment.name), inlineText(QString::fromLatin1(attachment.mediaType)), QLocale().formattedDataSize(attachment.data.size())) + u'\n';
    if (!turn.attachments.isEmpty())
        text += u'\n';
    if (!turn.reasoning.isEmpty())
        text += u"<details><summary>%1</summary>\n\n%2\n</details>\n\n"_s.arg(Tr::tr("Reasoning"), fenced(turn.reasoning, u"text"_s));
    text += turn.text.isEmpty() ? turn.refusal : turn.text.toString();
    if (!text.endsWith(u'\n'))
        text += u'\n';
    for (const ToolCall &call : turn.toolCalls)
        text += u'\n' + Tr::tr("Calls the tool %1:").arg(inlineText(call.name)) + u"\n\n"_s + fenced(call.arguments, u"json"_s);
    if (const QString ending = endingOf(turn); !ending.isEmpty())
        text += u'\n' + quoted(inlineText(ending));
    if (const QStringList details = replyDetails(turn); !details.isEmpty())
        text += u"\n<sub>"_s + inlineText(details.join(u" · "_s)) + u"</sub>\n"_s;
    return text + u'\n';
}

} // namespace

QString conversationToMarkdown(const ConversationRecord &record)
{
    const Conversation &conversation = record.conversation;
    const QString title = conversation.title.simplified().isEmpty() ? Tr::tr("Conversation") : conversation.title;
    QString text = u"# %1\n\n"_s.arg(inlineText(title));
    if (conversation.createdAt.isValid())
        text += QLocale().toString(conversation.createdAt, QLocale::LongFormat) + u"\n\n"_s;
    if (!conversation.systemPrompt.trimmed().isEmpty())
        text += u"## %1\n\n"_s.arg(Tr::tr("System")) + conversation.systemPrompt + u"\n\n"_s;
    for (const ChatTurn &turn : shownBranch(record))
        text += turnToMarkdown(turn);
    return text.trimmed() + u'\n';
}

} // namespace lineside

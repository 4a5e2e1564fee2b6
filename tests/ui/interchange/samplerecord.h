// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QBuffer>
#include <QImage>

namespace lineside::test {

inline QByteArray samplePicture()
{
    QImage picture(320, 200, QImage::Format_RGB32);
    picture.fill(QColor(0, 114, 178));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

/// Everything that a page may have to show, in a reply that is repeated so often. Every paragraph and line has a number of its own.
inline QString sampleReply(int parts)
{
    using namespace Qt::StringLiterals;
    QString text;
    for (int i = 0; i < parts; ++i) {
        text += u"## Part %1\n\nParagraph p%1 has *some* **words** and `code`, a [link](https://example.org), 日本語と漢字, العربية and emoji 🚀✅. "_s.arg(i);
        text += u"It goes on, so that it takes a few lines and a page may end in the middle of it. "_s.repeated(6);
        text += u"\n\n- first\n  - within\n- second\n\n> A quote.\n\n"_s;
        text += u"```python\ndef f%1(x):  # a comment\n    return \"text\" + str(x * 42)\n"_s.arg(i);
        for (int line = 0; line < 12; ++line)
            text += u"print(%1)  # line\n"_s.arg(i * 100 + line);
        text += u"```\n\n| Name | Value | 意味 |\n|---|--:|---|\n| a | 1 | one |\n| b | 22 | two |\n\n"_s;
    }
    return text;
}

inline ConversationRecord sampleRecord(int parts = 1, int exchanges = 1)
{
    using namespace Qt::StringLiterals;
    ConversationRecord record;
    Conversation &conversation = record.conversation;
    conversation.id = ConversationId(newHistoryId());
    conversation.title = u"Trains in Japan 新幹線"_s;
    conversation.createdAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123);
    conversation.updatedAt = conversation.createdAt;
    conversation.systemPrompt = u"Be brief."_s;
    MessageId last = MessageId::None;
    const auto add = [&record, &last](ChatTurn turn) {
        turn.id = MessageId(newHistoryId());
        record.messages.append({record.conversation.id, last, turn});
        last = turn.id;
    };
    for (int exchange = 0; exchange < exchanges; ++exchange) {
        ChatTurn question;
        question.text = u"Question q%1: how fast are they?\nIn two lines."_s.arg(exchange);
        if (exchange == 0)
            question.attachments = {{u"map.png"_s, "image/png", samplePicture()}, {u"notes.txt"_s, "text/plain", "notes"}};
        add(question);
        ChatTurn reply;
        reply.role = Role::Assistant;
        reply.model = u"gemini-2.5-flash"_s;
        reply.reasoning = u"I think about r%1."_s.arg(exchange);
        reply.text = sampleReply(parts);
        reply.usage = {.input = 15, .cached = {}, .cacheWrite = {}, .output = 800, .reasoning = {}, .totalReported = 815};
        DirectTarget target;
        target.provider.name = u"Gemini"_s;
        target.model = reply.model;
        reply.target = target;
        add(reply);
    }
    conversation.leaf = last;
    return record;
}

} // namespace lineside::test

// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lineside::test {

/// One conversation in the form of ChatGPT's export: a line of questions and answers, with one branch.
inline QJsonObject sampleConversation(int number, int turns, const QString &answer)
{
    using namespace Qt::StringLiterals;
    const double time = 1'700'000'000.0 + number * 60.5;
    QJsonObject mapping;
    QString parent;
    for (int turn = 0; turn < turns; ++turn) {
        const bool isUser = turn % 2 == 0;
        const QString name = u"n%1"_s.arg(turn);
        const QString text = isUser ? u"Question %1 of conversation %2: was ist 日本?"_s.arg(turn).arg(number) : answer;
        const QJsonObject content{{"content_type"_L1, u"text"_s}, {"parts"_L1, QJsonArray{text}}};
        const QJsonObject author{{"role"_L1, isUser ? u"user"_s : u"assistant"_s}};
        const QJsonObject message{{"author"_L1, author}, {"content"_L1, content}, {"create_time"_L1, time + turn}};
        QJsonArray children;
        if (turn + 1 < turns)
            children.append(u"n%1"_s.arg(turn + 1));
        QJsonObject node{{"message"_L1, message}, {"children"_L1, children}};
        if (!parent.isEmpty())
            node.insert("parent"_L1, parent);
        mapping.insert(name, node);
        parent = name;
    }
    return {{"title"_L1, u"Conversation %1"_s.arg(number)}, {"create_time"_L1, time}, {"update_time"_L1, time + turns}, {"mapping"_L1, mapping}, {"current_node"_L1, parent}};
}

/// A file of at least that size; how many conversations are in it, or 0 where it could not be written.
inline int writeSampleExport(const QString &fileName, qint64 bytes)
{
    using namespace Qt::StringLiterals;
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return 0;
    const QString answer = u"A paragraph with **bold** and `code`, and some more words so that it is as long as answers are. 答えは長い。\n\n"_s.repeated(12);
    int count = 0;
    file.write("[");
    while (file.pos() < bytes) {
        file.write((count > 0 ? ",\n" : "") + QJsonDocument(sampleConversation(count, 20, answer)).toJson(QJsonDocument::Compact));
        ++count;
    }
    file.write("]");
    return file.flush() ? count : 0;
}

} // namespace lineside::test

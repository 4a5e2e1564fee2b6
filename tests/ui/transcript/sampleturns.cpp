// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sampleturns.h"

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QString words(QRandomGenerator &random, int most)
{
    static const QStringList all{u"signal"_s, u"the"_s, u"route"_s, u"a"_s, u"model"_s, u"**bold**"_s, u"`code`"_s, u"*slanted*"_s, u"[link](https://example.org/x)"_s,
                                 u"übermäßig"_s, u"信号机"_s, u"שלום"_s, u"🚦"_s, u"~~gone~~"_s, u"e\u0301"_s, u"incomprehensibilities"_s, u"of"_s, u"is"_s};
    QStringList some;
    for (int count = 1 + random.bounded(most); count > 0; --count)
        some.append(all.at(random.bounded(int(all.size()))));
    return some.join(u' ');
}

QString block(QRandomGenerator &random)
{
    QString text;
    switch (random.bounded(8)) {
    case 0:
        return u"## "_s + words(random, 6) + u"\n\n"_s;
    case 1:
        for (int item = 1 + random.bounded(5); item > 0; --item)
            text += QString(random.bounded(3) * 2, u' ') + u"- "_s + words(random, 15) + u'\n';
        return text + u'\n';
    case 2:
        text = u"```cpp\n"_s;
        for (int line = random.bounded(12); line > 0; --line)
            text += QString(random.bounded(5) * 4, u' ') + words(random, random.bounded(6) == 0 ? 40 : 6) + u'\n';
        return text + u"```\n\n"_s;
    case 3:
        text = u"| one | two | three |\n|---|:-:|--:|\n"_s;
        for (int row = random.bounded(6); row > 0; --row)
            text += u"| "_s + words(random, 3) + u" | "_s + words(random, 8) + u" | "_s + words(random, 2) + u" |\n"_s;
        return text + u'\n';
    case 4:
        return u"> "_s + words(random, 20) + u"\n> "_s + words(random, 5) + u"\n\n"_s;
    case 5:
        return u"---\n\n"_s;
    default:
        return words(random, 60) + u"\n\n"_s;
    }
}

} // namespace

ChatTurn question(const QString &text)
{
    ChatTurn turn;
    turn.text = text;
    return turn;
}

ChatTurn reply(const QString &text)
{
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.text = text;
    turn.model = u"gemini-2.5-flash"_s;
    turn.target = UrlTarget{QUrl(u"https://fake.example/chat"_s), turn.model, {}, {}};
    return turn;
}

QList<ChatTurn> conversation(qsizetype turns)
{
    QRandomGenerator random(7);
    QList<ChatTurn> all;
    all.reserve(turns);
    for (qsizetype turn = 0; turn < turns; ++turn)
        all.append(turn % 2 == 0 ? question(words(random, 30)) : reply(someMarkdown(random, 1 + random.bounded(8))));
    return all;
}

QString someMarkdown(QRandomGenerator &random, int blocks)
{
    QString text;
    for (; blocks > 0; --blocks)
        text += block(random);
    return text;
}

} // namespace lineside::test

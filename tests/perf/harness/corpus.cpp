// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/corpus.h"

#include <algorithm>
#include <array>
#include <random>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

struct NamedKind {
    CorpusKind kind;
    QLatin1StringView name;
};

constexpr std::array kinds{
    NamedKind{CorpusKind::Mixed, "mixed"_L1}, NamedKind{CorpusKind::Code, "code"_L1},           NamedKind{CorpusKind::List, "list"_L1},
    NamedKind{CorpusKind::Table, "table"_L1}, NamedKind{CorpusKind::Paragraph, "paragraph"_L1}, NamedKind{CorpusKind::Numbered, "numbered"_L1},
};

const QStringList &words()
{
    static const QStringList list = u"the a of to and in is that for it as with on be by this are or from at which an can request response gateway "
                                    "route model token stream latency upstream provider header timeout retry balance cluster cache limit plugin "
                                    "because therefore usually often should between before after value number function example however first second "
                                    "naïve café résumé"_s.split(u' ');
    return list;
}

// Distributions of the standard library differ from one library to another; the generator itself does not.
class Dice
{
public:
    int below(int limit) { return int(m_engine() % unsigned(limit)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool one(int in) { return below(in) == 0; }
    QString word() { return words().at(below(int(words().size()))); }

private:
    std::mt19937 m_engine{20'261'122};
};

// A list in braces is evaluated from left to right; the operands of + in any order, and each compiler has its own.
QString joined(const QStringList &parts)
{
    return parts.join(QString());
}

QString inlineWord(Dice &dice)
{
    const QString word = dice.word();
    if (dice.one(14))
        return joined({u"**"_s, word, u" "_s, dice.word(), u"**"_s});
    if (dice.one(16))
        return u'`' + word + u"()`"_s;
    if (dice.one(40))
        return u"[%1](https://example.org/%1)"_s.arg(word);
    return dice.one(25) ? u'*' + word + u'*' : word;
}

QString sentence(Dice &dice, int least, int most)
{
    QString text = dice.word();
    text[0] = text.at(0).toUpper();
    for (int left = dice.between(least, most); left > 0; --left)
        text += joined({dice.one(12) ? u", "_s : u" "_s, inlineWord(dice)});
    return text + u'.';
}

QString paragraph(Dice &dice)
{
    QString text = sentence(dice, 6, 18);
    for (int left = dice.between(1, 4); left > 0; --left)
        text += u' ' + sentence(dice, 6, 18);
    return text + u"\n\n"_s;
}

QString listItem(Dice &dice, int number)
{
    const QString mark = number > 0 ? QString::number(number) + u". "_s : u"- "_s;
    return joined({mark, sentence(dice, 3, 12), u"\n"_s, dice.one(5) ? u"   - "_s + sentence(dice, 2, 6) + u'\n' : QString()});
}

QString list(Dice &dice)
{
    const bool numbered = dice.one(3);
    QString text;
    const int items = dice.between(3, 7);
    for (int item = 1; item <= items; ++item)
        text += listItem(dice, numbered ? item : 0);
    return text + u'\n';
}

QString codeLine(Dice &dice)
{
    const QString indent(4 * dice.between(1, 3), u' ');
    if (dice.one(6))
        return joined({indent, u"// "_s, dice.word(), u" "_s, dice.word(), u"\n"_s});
    if (dice.one(4))
        return joined({indent, u"if ("_s, dice.word(), u" == \""_s, dice.word(), u"\")\n"_s});
    return joined({indent, u"const auto "_s, dice.word(), u" = "_s, dice.word(), u"("_s, dice.word(), u", "_s, QString::number(dice.below(9999)), u");\n"_s});
}

QString code(Dice &dice)
{
    QString text = u"```"_s + QStringList{u"cpp"_s, u"python"_s, u"json"_s, QString()}.at(dice.below(4)) + u'\n';
    for (int left = dice.between(4, 14); left > 0; --left)
        text += codeLine(dice);
    return text + u"```\n\n"_s;
}

QString heading(Dice &dice)
{
    return joined({QString(dice.between(1, 4), u'#'), u" "_s, dice.word(), u" "_s, dice.word(), u" "_s, dice.word(), u"\n\n"_s});
}

QString tableRow(Dice &dice)
{
    return joined({u"| "_s, inlineWord(dice), u" | "_s, dice.word(), u" "_s, dice.word(), u" | "_s, QString::number(dice.below(1000)), u" |\n"_s});
}

QString tableHead()
{
    return u"| name | meaning | count |\n|------|---------|------:|\n"_s;
}

QString tableOf(Dice &dice)
{
    QString text = tableHead();
    for (int left = dice.between(3, 8); left > 0; --left)
        text += tableRow(dice);
    return text + u'\n';
}

QString mixedBlock(Dice &dice)
{
    const int share = dice.below(100);
    if (share < 44)
        return paragraph(dice);
    if (share < 61)
        return list(dice);
    if (share < 76)
        return code(dice);
    if (share < 90)
        return heading(dice);
    return share < 95 ? tableOf(dice) : u"> "_s + sentence(dice, 6, 16) + u"\n\n"_s;
}

QString head(CorpusKind kind)
{
    if (kind == CorpusKind::Code)
        return u"```cpp\n"_s;
    return kind == CorpusKind::Table ? tableHead() : QString();
}

QString piece(CorpusKind kind, Dice &dice)
{
    switch (kind) {
    case CorpusKind::Code:
        return codeLine(dice);
    case CorpusKind::List:
        return listItem(dice, 0);
    case CorpusKind::Table:
        return tableRow(dice);
    case CorpusKind::Paragraph:
        return sentence(dice, 6, 18) + u' ';
    default:
        return mixedBlock(dice);
    }
}

// Deltas such as "a000041 ", in blocks of several kinds that each begin with a mark of Markdown. All letters of the numbers are
// plain text in each of them.
QStringList numberedDeltas(qsizetype size)
{
    const QStringList marks{u""_s, u"- "_s, u"## "_s, u""_s, u"> "_s, u"1. "_s};
    Dice dice;
    QStringList result;
    qsizetype total = 0;
    for (int left = 0, block = 0;; --left) {
        QString delta;
        if (left == 0) {
            delta = (block > 0 ? u"\n\n"_s : QString()) + marks.at(block % marks.size());
            left = dice.between(5, 40);
            ++block;
        }
        delta += u'a' + QString::number(result.size()).rightJustified(6, u'0') + u' ';
        if (total + delta.size() > size)
            return result;
        total += delta.size();
        result.append(delta);
    }
}

// 2 to 5 characters, 3.42 on average.
int deltaSize(Dice &dice)
{
    const int share = dice.below(50);
    return share < 11 ? 2 : share < 27 ? 3 : share < 41 ? 4 : 5;
}

} // namespace

QString corpusName(CorpusKind kind)
{
    return std::ranges::find(kinds, kind, &NamedKind::kind)->name;
}

std::optional<CorpusKind> corpusKind(QStringView name)
{
    const auto *found = std::ranges::find_if(kinds, [name](const NamedKind &entry) { return name == entry.name; });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

QString corpusText(CorpusKind kind, qsizetype size)
{
    if (kind == CorpusKind::Numbered)
        return numberedDeltas(size).join(QString());
    Dice dice;
    QString text = head(kind);
    while (text.size() < size)
        text += piece(kind, dice);
    return text.first(size);
}

QStringList corpusDeltas(CorpusKind kind, qsizetype size)
{
    if (kind == CorpusKind::Numbered)
        return numberedDeltas(size);
    Dice dice;
    const QString text = corpusText(kind, size);
    QStringList result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = std::min<qsizetype>(deltaSize(dice), text.size() - at);
        result.append(text.mid(at, length));
        at += length;
    }
    return result;
}

qsizetype lastNumberIn(QStringView shown)
{
    constexpr qsizetype digits = 6;
    for (qsizetype at = shown.lastIndexOf(u'a'); at >= 0; at = at > 0 ? shown.lastIndexOf(u'a', at - 1) : -1) {
        bool isNumber = false;
        const qsizetype number = shown.mid(at + 1, digits).toLongLong(&isNumber);
        if (isNumber && shown.size() >= at + 1 + digits)
            return number;
    }
    return -1;
}

} // namespace lineside::perf

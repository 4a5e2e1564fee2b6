// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/definitions.h"

#include "markdown/blockreader.h"
#include "markdown/positionfiller.h"

#include <algorithm>

namespace lineside {
namespace {

/// The key of labels that could mean the same as any other.
const QByteArray &anyLabel()
{
    static const QByteArray key("*");
    return key;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/// A label of several lines in one, without the marks of quotes around it.
QByteArray inOneLine(QByteArrayView label)
{
    QByteArray line;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label[i] != '\n') {
            line += label[i];
            continue;
        }
        while (i + 1 < label.size() && (isBlank(label[i + 1]) || label[i + 1] == '>'))
            ++i;
        line += ' ';
    }
    return line.trimmed();
}

/// Letters outside ASCII fold in too many ways to repeat here, and a backslash hides where a label ends.
QByteArray keyOf(const QByteArray &label)
{
    const auto isSpecial = [](char c) { return uchar(c) >= 0x80 || c == '\\' || c == '\v' || c == '\f'; };
    return std::any_of(label.begin(), label.end(), isSpecial) ? anyLabel() : label.simplified().toLower();
}

/// Also for what only might be white space: the marks of quotes around a label of several lines.
bool hasSpaceAtEdge(QByteArrayView label)
{
    const QString text = QString::fromUtf8(label);
    const auto isSpace = [](QChar c) { return c.isSpace() || c == u'>'; };
    return !text.isEmpty() && (isSpace(text.front()) || isSpace(text.back()));
}

void insertMention(LabelKeys &mentions, QByteArrayView label)
{
    const QByteArray key = keyOf(inOneLine(label));
    mentions.insert(key);
    if (hasSpaceAtEdge(label))
        mentions.insert(' ' + key);
}

/// What stands in brackets that hold no other brackets and are followed by a colon.
QList<QByteArray> possibleLabels(QByteArrayView text)
{
    QList<QByteArray> labels;
    QSet<QByteArray> seen;
    qsizetype open = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '[') {
            open = i;
        } else if (text[i] == ']') {
            if (open >= 0 && i + 1 < text.size() && text[i + 1] == ':') {
                const QByteArray label = inOneLine(text.sliced(open + 1, i - open - 1));
                if (!label.isEmpty() && !seen.contains(label)) {
                    seen.insert(label);
                    labels.append(label);
                }
            }
            open = -1;
        }
    }
    return labels;
}

/// Every character that Markdown could take for its own as a number.
QByteArray shielded(const QString &text)
{
    QByteArray out;
    for (const char c : text.toUtf8()) {
        const bool isPlain = uchar(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isPlain)
            out += c;
        else
            out += "&#" + QByteArray::number(int(uchar(c))) + ';';
    }
    return out;
}

} // namespace

bool mayDefineLinks(QByteArrayView text)
{
    return text.indexOf("]:") >= 0;
}

QList<LinkDefinition> definitionsIn(QByteArrayView context, QByteArrayView text, qsizetype offset, qint64 &parsedBytes)
{
    const QList<QByteArray> labels = possibleLabels(text);
    if (labels.isEmpty())
        return {};
    // The parser itself is asked what it knows: a paragraph for each label stands before the text.
    QByteArray asked;
    for (const QByteArray &label : labels)
        asked += '[' + label + "]\n\n";
    asked.prepend(positionFiller(text, asked.size() + context.size(), offset));
    asked.append(context.data(), context.size());
    asked.append(text.data(), text.size());
    parsedBytes += asked.size();
    const ReadText answers = readBlocks(asked);

    QList<LinkDefinition> definitions;
    for (qsizetype i = 0; i < std::min(labels.size(), answers.elements.size()); ++i) {
        const MarkdownElement &answer = answers.elements.at(i).element;
        const bool isDefined = !answer.runs.isEmpty() && answer.runs.first().begin == 0 && answer.runs.first().link == 0;
        if (isDefined)
            definitions.append({ labels.at(i), keyOf(labels.at(i)), answer.links.first().target, answer.links.first().title });
    }
    return definitions;
}

LabelKeys labelsMentionedIn(QByteArrayView text)
{
    LabelKeys mentions;
    qsizetype open = -1;
    for (qsizetype i = text.indexOf('['); i >= 0 && i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '[' || text[i + 1] == ']')) {
            mentions.insert(anyLabel());
        } else if (text[i] == '[') {
            open = i;
        } else if (text[i] == ']' && open >= 0) {
            insertMention(mentions, text.sliced(open + 1, i - open - 1));
            open = -1;
        }
    }
    return mentions;
}

bool isMentioned(const LinkDefinition &definition, const LabelKeys &mentions)
{
    return !mentions.isEmpty() && (definition.key == anyLabel() || mentions.contains(definition.key) || mentions.contains(anyLabel()));
}

bool isLeftToChance(const LinkDefinition &definition, const LabelKeys &mentions)
{
    if (definition.key == anyLabel())
        return std::ranges::any_of(mentions, [](const QByteArray &key) { return key.startsWith(' '); });
    return mentions.contains(' ' + definition.key) || mentions.contains(' ' + anyLabel());
}

QByteArray definitionsFor(const LabelKeys &mentions, const QList<LinkDefinition> &definitions)
{
    QByteArray markdown;
    if (mentions.isEmpty())
        return markdown;
    for (const LinkDefinition &definition : definitions) {
        if (!isMentioned(definition, mentions))
            continue;
        markdown += '[' + definition.label + "]: <" + shielded(definition.target) + '>';
        if (!definition.title.isEmpty())
            markdown += " \"" + shielded(definition.title) + '"';
        markdown += '\n';
    }
    if (!markdown.isEmpty())
        markdown += '\n';
    return markdown;
}

} // namespace lineside

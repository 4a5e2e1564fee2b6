// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/jsonmerge.h"

#include "gateway/jsonoutline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Kind = JsonNode::Kind;

QString written(const QJsonValue &value, const QString &indent)
{
    QByteArray json;
    if (value.isObject())
        json = QJsonDocument(value.toObject()).toJson();
    else if (value.isArray())
        json = QJsonDocument(value.toArray()).toJson();
    else
        json = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
    return QString::fromUtf8(json.trimmed()).replace(u'\n', u'\n' + indent);
}

class Merge
{
public:
    explicit Merge(const QString &text)
        : m_text(text)
    {
    }

    QString merged(const JsonNode &node, const QJsonValue &has, const QJsonValue &wanted) const
    {
        if (has == wanted)
            return part(node.begin, node.end);
        if (node.kind == Kind::Object && wanted.isObject())
            return mergedObject(node, has.toObject(), wanted.toObject());
        if (node.kind == Kind::Array && wanted.isArray() && !wanted.toArray().isEmpty() && !node.children.empty())
            return mergedArray(node, has.toArray(), wanted.toArray());
        return written(wanted, indentAt(node.keyBegin >= 0 ? node.keyBegin : node.begin));
    }

private:
    QString part(qsizetype begin, qsizetype end) const { return m_text.sliced(begin, end - begin); }

    // The blanks that the line with this place begins with.
    QString indentAt(qsizetype place) const
    {
        const qsizetype line = m_text.lastIndexOf(u'\n', std::max<qsizetype>(place - 1, 0)) + 1;
        qsizetype end = line;
        while (end < place && m_text.at(end).isSpace())
            ++end;
        return part(std::min(line, place), end);
    }

    static qsizetype beginOf(const JsonNode &entry) { return entry.keyBegin >= 0 ? entry.keyBegin : entry.begin; }

    // What stands between the brace and the first entry is put before each that is new.
    QString lead(const JsonNode &node) const
    {
        if (node.children.empty())
            return u'\n' + indentAt(beginOf(node)) + u"    "_s;
        const QString blanks = part(node.begin + 1, beginOf(node.children.front()));
        return blanks.isEmpty() && node.children.size() > 1 ? part(node.children.front().end, beginOf(node.children.at(1))).remove(u',')
                                                            : blanks;
    }

    QString tail(const JsonNode &node) const
    {
        return node.children.empty() ? u'\n' + indentAt(beginOf(node)) : part(node.children.back().end, node.end - 1);
    }

    QString between(const JsonNode &node, size_t i) const
    {
        return i == 0 ? part(node.begin + 1, beginOf(node.children[0]))
                      : part(node.children[i - 1].end, beginOf(node.children[i])).remove(u',');
    }

    QString mergedObject(const JsonNode &node, const QJsonObject &has, const QJsonObject &wanted) const
    {
        if (wanted.isEmpty())
            return u"{}"_s;
        QStringList entries;
        for (size_t i = 0; i < node.children.size(); ++i) {
            const JsonNode &child = node.children[i];
            if (wanted.contains(child.key))
                entries.append(between(node, i) + part(child.keyBegin, child.begin) + merged(child, has[child.key], wanted[child.key]));
        }
        for (auto member = wanted.begin(); member != wanted.end(); ++member) {
            if (!has.contains(member.key())) {
                const QString before = lead(node);
                entries.append(before + written(member.key(), {}) + u": "_s + written(member.value(), before.section(u'\n', -1)));
            }
        }
        return u'{' + entries.join(u',') + tail(node) + u'}';
    }

    QString mergedArray(const JsonNode &node, const QJsonArray &has, const QJsonArray &wanted) const
    {
        QStringList entries;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (size_t(i) < node.children.size())
                entries.append(between(node, size_t(i)) + merged(node.children[size_t(i)], has.at(i), wanted.at(i)));
            else
                entries.append(lead(node) + written(wanted.at(i), lead(node).section(u'\n', -1)));
        }
        return u'[' + entries.join(u',') + tail(node) + u']';
    }

    const QString &m_text;
};

} // namespace

QString mergedJsonText(const QString &text, const QByteArray &wanted)
{
    const QJsonDocument target = QJsonDocument::fromJson(wanted);
    const QString fresh = QString::fromUtf8(target.toJson()).trimmed();
    const JsonOutline outline = jsonOutline(text);
    const QJsonDocument has = QJsonDocument::fromJson(text.toUtf8());
    if (!outline.root || !outline.troubles.isEmpty() || !has.isObject() || !target.isObject())
        return fresh;
    const QString merged = text.first(outline.root->begin) + Merge(text).merged(*outline.root, has.object(), target.object())
        + text.sliced(outline.root->end);
    // A text that escapes a name in a way of its own is not worth a mistake.
    return QJsonDocument::fromJson(merged.toUtf8()) == target ? merged : fresh;
}

} // namespace lineside

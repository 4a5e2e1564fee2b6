// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/jsonoutline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int deepest = 256;
constexpr qsizetype mostTroubles = 20;

using Trouble = JsonTrouble::Kind;
using Kind = JsonNode::Kind;

class Reader
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    JsonOutline read()
    {
        JsonNode root;
        if (readValue(root, 0))
            m_outline.root = std::move(root);
        skipBlanks();
        if (m_at < m_text.size() && m_outline.root)
            note(Trouble::AfterEnd, m_at, m_text.size());
        return std::move(m_outline);
    }

private:
    bool ends() const { return m_at >= m_text.size(); }
    QChar next() const { return ends() ? QChar() : m_text.at(m_at); }

    void skipBlanks()
    {
        while (!ends() && (next() == u' ' || next() == u'\t' || next() == u'\n' || next() == u'\r' || next() == QChar::ParagraphSeparator))
            ++m_at;
    }

    void note(Trouble kind, qsizetype begin, qsizetype end)
    {
        if (m_outline.troubles.size() < mostTroubles)
            m_outline.troubles.append({ kind, begin, std::max(end, begin + 1) });
    }

    bool readValue(JsonNode &node, int depth)
    {
        skipBlanks();
        node.begin = m_at;
        if (next() == u'{' || next() == u'[') {
            if (depth < deepest) {
                readContainer(node, depth);
            } else {
                note(Trouble::TooDeep, m_at, m_at + 1);
                m_at = m_text.size();
            }
        } else if (next() == u'"') {
            node.kind = Kind::Text;
            readText();
        } else if (!readWord(node)) {
            note(Trouble::NoValue, m_at, m_at + 1);
            return false;
        }
        node.end = m_at;
        return true;
    }

    // Leaves the place after the closing quote, or at the end of the line. Gives what stands between.
    QStringView readText()
    {
        const qsizetype begin = m_at++;
        while (!ends() && next() != u'"' && next() != u'\n' && next() != QChar::ParagraphSeparator) {
            if (next() == u'\\' && !isGoodEscape())
                note(Trouble::BadText, m_at, m_at + 2);
            else if (next() < u' ')
                note(Trouble::BadText, m_at, m_at + 1);
            m_at += next() == u'\\' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) != u'\n' ? 2 : 1;
        }
        m_at = std::min(m_at, m_text.size());
        const QStringView inside = m_text.sliced(begin + 1, m_at - begin - 1);
        if (next() == u'"')
            ++m_at;
        else
            note(Trouble::OpenText, begin, m_at);
        return inside;
    }

    bool isGoodEscape() const
    {
        const QChar escaped = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
        if (escaped != u'u')
            return QStringView(u"\"\\/bfnrt").contains(escaped);
        const QStringView digits = m_text.sliced(m_at + 2, std::min<qsizetype>(4, m_text.size() - m_at - 2));
        return digits.size() == 4
            && std::ranges::all_of(digits, [](QChar c) { return c.isDigit() || (c.toLower() >= u'a' && c.toLower() <= u'f'); });
    }

    bool readWord(JsonNode &node)
    {
        const qsizetype begin = m_at;
        while (!ends() && !next().isSpace() && !QStringView(u",:[]{}\"").contains(next()))
            ++m_at;
        const QStringView word = m_text.sliced(begin, m_at - begin);
        if (word.isEmpty())
            return false;
        bool isNumber = false;
        [[maybe_unused]] const double number = word.toDouble(&isNumber);
        isNumber = isNumber && (word.front().isDigit() || word.front() == u'-') && !word.endsWith(u'.');
        node.kind = isNumber ? Kind::Number : Kind::Word;
        if (!isNumber && word != "true"_L1 && word != "false"_L1 && word != "null"_L1)
            note(Trouble::BadWord, begin, m_at);
        return true;
    }

    void readContainer(JsonNode &node, int depth)
    {
        node.kind = next() == u'{' ? Kind::Object : Kind::Array;
        const qsizetype opening = m_at++;
        qsizetype comma = -1;
        while (true) {
            skipBlanks();
            if (ends())
                return note(Trouble::NotClosed, opening, opening + 1);
            if (next() == u'}' || next() == u']') {
                if (comma >= 0)
                    note(Trouble::ExtraComma, comma, comma + 1);
                if ((next() == u'}') != (node.kind == Kind::Object))
                    note(Trouble::WrongClosing, m_at, m_at + 1);
                ++m_at;
                return;
            }
            const qsizetype before = m_at;
            if (comma < 0 && !node.children.empty())
                note(Trouble::NoComma, node.children.back().end, node.children.back().end);
            readEntry(node, depth);
            comma = takeComma();
            if (m_at == before)
                ++m_at; // what cannot be read is passed over
        }
    }

    qsizetype takeComma()
    {
        skipBlanks();
        return next() == u',' ? m_at++ : -1;
    }

    void readEntry(JsonNode &node, int depth)
    {
        JsonNode entry;
        if (node.kind == Kind::Object && !readKey(node, entry))
            return;
        if (readValue(entry, depth + 1))
            node.children.push_back(std::move(entry));
    }

    bool readKey(const JsonNode &object, JsonNode &entry)
    {
        entry.keyBegin = m_at;
        if (next() == u'"') {
            entry.key = readText().toString();
        } else {
            JsonNode word;
            const bool isThere = readWord(word);
            if (isThere && !m_outline.troubles.isEmpty() && m_outline.troubles.constLast().kind == Trouble::BadWord)
                m_outline.troubles.removeLast();
            note(Trouble::NoKey, entry.keyBegin, m_at);
            if (!isThere)
                return false;
            entry.key = m_text.sliced(entry.keyBegin, m_at - entry.keyBegin).toString();
        }
        entry.keyEnd = m_at;
        if (std::ranges::find(object.children, entry.key, &JsonNode::key) != object.children.end())
            note(Trouble::SameKey, entry.keyBegin, entry.keyEnd);
        skipBlanks();
        if (next() == u':') {
            ++m_at;
            return true;
        }
        note(Trouble::NoColon, entry.keyBegin, entry.keyEnd);
        return !ends() && next() != u',' && next() != u'}' && next() != u']';
    }

    QStringView m_text;
    qsizetype m_at = 0;
    JsonOutline m_outline;
};

// The child that the place begins with, and how much of the place it takes. A key may itself have dots.
const JsonNode *childAt(const JsonNode &node, QStringView place, qsizetype &taken)
{
    const JsonNode *best = nullptr;
    if (node.kind == Kind::Array) {
        const qsizetype digits = std::ranges::find_if_not(place, [](QChar c) { return c.isDigit(); }) - place.begin();
        const auto index = place.first(digits).toULongLong();
        if (digits == 0 || index >= node.children.size())
            return nullptr;
        taken = digits;
        return &node.children[size_t(index)];
    }
    for (const JsonNode &child : node.children) {
        const bool fits = place.startsWith(child.key)
            && (place.size() == child.key.size() || place.at(child.key.size()) == u'.' || place.at(child.key.size()) == u'[');
        if (fits && (!best || child.key.size() > best->key.size())) {
            best = &child;
            taken = child.key.size();
        }
    }
    return best;
}

// Follows a text to its end and knows what is open there.
class Follower
{
public:
    explicit Follower(QStringView text) { follow(text); }

    JsonPlace place() const
    {
        JsonPlace place;
        for (qsizetype i = 0; i + 1 < m_open.size(); ++i)
            place.path.append(m_open.at(i).isObject ? m_open.at(i).key : QString::number(m_open.at(i).item));
        place.isQuoted = m_inText;
        place.typed = m_token;
        if (!m_open.isEmpty()) {
            place.isKey = m_open.constLast().isObject && !m_open.constLast().hasColon;
            place.key = place.isKey ? QString() : m_open.constLast().key;
        }
        return place;
    }

private:
    struct Level {
        bool isObject = false;
        QString key;
        bool hasColon = false;
        int item = 0;
    };

    void follow(QStringView text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            if (m_inText && c == u'\\' && i + 1 < text.size()) {
                m_token += text.sliced(i++, 2);
            } else if (m_inText && c != u'"' && c != u'\n' && c != QChar::ParagraphSeparator) {
                m_token += c;
            } else if (m_inText) {
                m_inText = false;
                takeToken();
            } else {
                step(c);
            }
        }
    }

    void step(QChar c)
    {
        if (c == u'"') {
            m_inText = true;
            m_token.clear();
        } else if (c == u'{' || c == u'[') {
            takeToken();
            m_open.append({ .isObject = c == u'{', .key = {}, .hasColon = false, .item = 0 });
        } else if (c == u'}' || c == u']') {
            takeToken();
            if (!m_open.isEmpty())
                m_open.removeLast();
        } else if (c == u':' && !m_open.isEmpty()) {
            takeToken();
            m_open.last().hasColon = true;
        } else if (c == u',' && !m_open.isEmpty()) {
            m_token.clear();
            m_open.last().key = m_open.constLast().isObject ? QString() : m_open.constLast().key;
            m_open.last().hasColon = false;
            ++m_open.last().item;
        } else if (c.isSpace() || c == QChar::ParagraphSeparator) {
            takeToken();
        } else {
            m_token += c;
        }
    }

    // A name that is complete becomes the key of what follows.
    void takeToken()
    {
        if (!m_token.isEmpty() && !m_open.isEmpty() && m_open.constLast().isObject && !m_open.constLast().hasColon)
            m_open.last().key = m_token;
        m_token.clear();
    }

    QList<Level> m_open;
    QString m_token;
    bool m_inText = false;
};

} // namespace

JsonOutline jsonOutline(QStringView text)
{
    return Reader(text).read();
}

const JsonNode *nodeAtPlace(const JsonOutline &outline, const QString &place)
{
    const JsonNode *node = outline.root ? &*outline.root : nullptr;
    QStringView rest(place);
    while (node && !rest.isEmpty()) {
        qsizetype taken = 0;
        const JsonNode *child = childAt(*node, rest, taken);
        if (!child)
            break;
        node = child;
        rest = rest.sliced(taken);
        while (!rest.isEmpty() && (rest.front() == u'.' || rest.front() == u'[' || rest.front() == u']'))
            rest = rest.sliced(1);
    }
    return node;
}

JsonPlace jsonPlace(QStringView text, qsizetype offset)
{
    JsonPlace place = Follower(text.first(std::clamp<qsizetype>(offset, 0, text.size()))).place();
    const JsonOutline outline = jsonOutline(text);
    const JsonNode *node = outline.root ? &*outline.root : nullptr;
    for (const QString &name : std::as_const(place.path)) {
        if (!node)
            break;
        const auto child = node->kind == Kind::Array
            ? node->children.begin() + std::min<qsizetype>(name.toLongLong(), qsizetype(node->children.size()))
            : std::ranges::find(node->children, name, &JsonNode::key);
        node = child == node->children.end() ? nullptr : &*child;
    }
    if (node) {
        for (const JsonNode &child : node->children) {
            if (!child.key.isEmpty() && (offset < child.keyBegin || offset > child.keyEnd))
                place.siblings.append(child.key);
        }
    }
    return place;
}

} // namespace lineside

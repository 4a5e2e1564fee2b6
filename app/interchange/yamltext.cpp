// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/yamltext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::YamlText)
};

constexpr qsizetype longestText = 4 * 1024 * 1024;
constexpr int deepest = 100;
constexpr int mostValues = 200'000;

// A text that no reader takes for a number, a date, a truth value or nothing, and in which nothing has a meaning.
bool isPlain(const QString &text)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u"[A-Za-z/][A-Za-z0-9_./-]*"_s));
    static const QStringList words{u"y"_s, u"n"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"true"_s, u"false"_s, u"null"_s};
    return form.match(text).hasMatch() && !words.contains(text.toLower());
}

// Line ends and controls that readers of YAML 1.1 fold or refuse, and that are written as they are otherwise.
bool hasAwkwardCharacter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() == 0x7f || c.unicode() == 0x2028 || c.unicode() == 0x2029; });
}

void writeText(YAML::Emitter &out, const QString &text)
{
    const std::string utf8 = text.toStdString();
    if (isPlain(text))
        out << utf8;
    else if (hasAwkwardCharacter(text))
        out << YAML::DoubleQuoted << YAML::EscapeNonAscii << utf8;
    else
        out << YAML::DoubleQuoted << utf8;
}

QStringList orderedNames(const QJsonObject &object)
{
    static const QStringList first{u"_format_version"_s, u"apiVersion"_s, u"kind"_s,  u"metadata"_s, u"id"_s,  u"name"_s,   u"namespace"_s,
                                   u"model_name"_s,      u"description"_s, u"desc"_s, u"uri"_s,      u"uris"_s, u"hosts"_s, u"methods"_s};
    QStringList names = object.keys();
    std::ranges::stable_sort(names, {}, [](const QString &name) {
        const qsizetype rank = first.indexOf(name);
        return rank < 0 ? first.size() : rank;
    });
    return names;
}

void write(YAML::Emitter &out, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.isEmpty())
            out << YAML::Flow;
        out << YAML::BeginMap;
        for (const QString &name : orderedNames(object)) {
            out << YAML::Key;
            writeText(out, name);
            out << YAML::Value;
            write(out, object.value(name));
        }
        out << YAML::EndMap;
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (array.isEmpty())
            out << YAML::Flow;
        out << YAML::BeginSeq;
        for (const QJsonValue &element : array)
            write(out, element);
        out << YAML::EndSeq;
    } else if (value.isString()) {
        writeText(out, value.toString());
    } else if (value.isBool()) {
        out << value.toBool();
    } else if (value.isDouble()) {
        const double number = value.toDouble();
        if (number == std::floor(number) && std::abs(number) < 9e15)
            out << static_cast<long long>(value.toInteger());
        else
            out << QString::number(number, 'g', 17).toStdString();
    } else {
        out << YAML::Null;
    }
}

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // it was quoted
        return text;
    static const QRegularExpression number(QRegularExpression::anchoredPattern(u"[-+]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"_s));
    static const QStringList truths{u"true"_s, u"True"_s, u"TRUE"_s};
    static const QStringList falsehoods{u"false"_s, u"False"_s, u"FALSE"_s};
    if (truths.contains(text) || falsehoods.contains(text))
        return truths.contains(text);
    if (!number.match(text).hasMatch())
        return text;
    bool isWhole = false;
    const qint64 whole = text.toLongLong(&isWhole);
    return isWhole ? QJsonValue(whole) : QJsonValue(text.toDouble());
}

// Reads values as long as there are not too many of them: an alias is a value again each time it is used.
class NodeReader
{
public:
    QJsonValue read(const YAML::Node &node, int depth)
    {
        if (++m_values > mostValues || depth > deepest) {
            m_isTooMuch = true;
            return {};
        }
        if (node.IsScalar())
            return scalar(node);
        if (node.IsSequence()) {
            QJsonArray array;
            for (const YAML::Node &element : node) {
                if (m_isTooMuch)
                    break;
                array.append(read(element, depth + 1));
            }
            return array;
        }
        if (!node.IsMap())
            return {};
        QJsonObject object;
        for (const auto &member : node) {
            if (m_isTooMuch)
                break;
            const QString name = member.first.IsScalar() ? QString::fromStdString(member.first.Scalar()) : QString();
            object.insert(name, read(member.second, depth + 1));
        }
        return object;
    }

    bool isTooMuch() const { return m_isTooMuch; }

private:
    int m_values = 0;
    bool m_isTooMuch = false;
};

// Goes through all documents without keeping them. After some faults the parser finds an empty document at the same place for ever
// (yaml-cpp, pull request 1319, not yet in 0.7), which would fill all memory.
class EndFinder : public YAML::EventHandler
{
public:
    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_isIn && mark.pos <= m_last)
            throw YAML::ParserException(mark, "nothing that can follow here");
        m_isIn = true;
        m_last = mark.pos;
    }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t, const std::string &) override { }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override { }
    void OnSequenceEnd() override { }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override { }
    void OnMapEnd() override { }

private:
    bool m_isIn = false;
    int m_last = 0;
};

void requireEnd(const std::string &text)
{
    std::istringstream input(text);
    YAML::Parser parser(input);
    EndFinder finder;
    while (parser.HandleNextDocument(finder)) { }
}

} // namespace

QString toYaml(const QJsonValue &value)
{
    YAML::Emitter out;
    out.SetSeqFormat(YAML::Block);
    out.SetMapFormat(YAML::Block);
    write(out, value);
    return QString::fromUtf8(out.c_str()) + u'\n';
}

Result<QList<QJsonValue>> fromYaml(const QByteArray &text)
{
    if (text.size() > longestText)
        return failure(Error::Kind::BadRequest, Tr::tr("The text is longer than a configuration can be (%1 bytes).").arg(text.size()));
    try {
        NodeReader reader;
        QList<QJsonValue> documents;
        const std::string plain = text.toStdString();
        requireEnd(plain);
        for (const YAML::Node &document : YAML::LoadAll(plain))
            documents.append(reader.read(document, 0));
        if (reader.isTooMuch())
            return failure(Error::Kind::BadRequest, Tr::tr("The YAML holds more values, or deeper ones, than a configuration can."));
        return documents;
    } catch (const YAML::Exception &problem) {
        return failure(Error{.kind = Error::Kind::BadRequest,
                             .message = Tr::tr("This is not YAML: line %1, column %2.").arg(problem.mark.line + 1).arg(problem.mark.column + 1),
                             .hint = Tr::tr("Look at the indent and the quotes there."),
                             .details = QString::fromStdString(problem.msg).left(500)});
    }
}

} // namespace lineside

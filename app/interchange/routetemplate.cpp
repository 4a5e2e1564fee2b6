// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/routetemplate.h"

#include "core/keysigns.h"
#include "core/valuetemplate.h"
#include "interchange/keyfinder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteExport)
};

// Two characters that Unicode keeps free for programs; no text has them.
const QChar markBegin(0xfdd0);
const QChar markEnd(0xfdd1);

using TextChange = std::function<QString(const QString &name, const QString &text)>;

QJsonValue changed(const QJsonValue &value, const TextChange &change, const QString &name = {})
{
    if (value.isString())
        return change(name, value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray())
            array.append(changed(element, change, name));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        member.value() = changed(member.value(), change, member.key());
    return object;
}

} // namespace

Result<RouteTemplate> RouteTemplate::parse(const QByteArray &jsonTemplate)
{
    const QString text = QString::fromUtf8(jsonTemplate);
    if (text.contains(markBegin) || text.contains(markEnd))
        return failure(Error::Kind::Configuration, Tr::tr("The route holds characters that no text may hold."));
    RouteTemplate made;
    QString marked;
    const auto mark = [&made](const SecretRef &reference) {
        if (!made.m_references.contains(reference))
            made.m_references.append(reference);
        return markBegin + QString::number(made.m_references.indexOf(reference)) + markEnd;
    };
    const ValueTemplate whole = ValueTemplate::parse(text);
    for (const ValueTemplate::Part &part : whole.parts()) {
        const auto *reference = std::get_if<SecretRef>(&part);
        marked += reference ? mark(*reference) : std::get<QString>(part);
    }
    const QJsonDocument document = QJsonDocument::fromJson(marked.toUtf8());
    if (!document.isObject())
        return failure(Error::Kind::BadRequest, Tr::tr("The route is not a JSON object."));
    made.m_json = document.object();
    if (made.m_json.value("value"_L1).isObject())
        made.m_json = made.m_json.value("value"_L1).toObject();
    // A key that is written out leaves as a reference, too.
    made.m_json = changed(made.m_json, [&](const QString &name, const QString &value) {
                      if (value.contains(markBegin) || !isKeyText(name, value))
                          return value;
                      const QString scheme = credentialScheme(value).toString();
                      QString place = (made.id().isEmpty() ? u"route"_s : made.id()) + u'-' + name;
                      place.replace(QRegularExpression(u"[^A-Za-z0-9._-]"_s), u"-"_s);
                      return scheme + mark(SecretRef::keychain(place.left(128)));
                  }).toObject();
    made.m_variables = KeyVariables(made.m_references);
    return made;
}

QString RouteTemplate::id() const
{
    const QJsonValue id = m_json["id"_L1];
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

QString RouteTemplate::label() const
{
    const QString name = m_json["name"_L1].toString();
    return name.isEmpty() ? id() : name;
}

QStringList RouteTemplate::texts(QLatin1StringView one, QLatin1StringView many) const
{
    QStringList all;
    if (m_json[one].isString())
        all.append(m_json[one].toString());
    for (const QJsonValue &element : m_json[many].toArray())
        all.append(element.toString());
    return all;
}

bool RouteTemplate::hasKeys(const QJsonValue &value) const
{
    bool found = false;
    changed(value, [&found](const QString &, const QString &text) {
        found = found || text.contains(markBegin);
        return text;
    });
    return found;
}

QJsonValue RouteTemplate::written(const QJsonValue &value, const std::function<QString(const QString &)> &placeholder,
                                  const std::function<QString(QString)> &escape) const
{
    return changed(value, [&](const QString &, const QString &text) {
        QString made;
        qsizetype from = 0;
        const auto plain = [&](qsizetype until) {
            const QString piece = text.sliced(from, until - from);
            return escape ? escape(piece) : piece;
        };
        for (qsizetype begin = text.indexOf(markBegin); begin >= 0; begin = text.indexOf(markBegin, from)) {
            const qsizetype end = text.indexOf(markEnd, begin);
            made += plain(begin);
            made += placeholder(m_variables.name(m_references.at(text.sliced(begin + 1, end - begin - 1).toInt())));
            from = end + 1;
        }
        return made + plain(text.size());
    });
}

QString RouteTemplate::onlyVariable(const QJsonValue &value) const
{
    const QString text = value.toString();
    const QString rest = text.sliced(credentialScheme(text).size());
    if (rest.count(markBegin) != 1 || !rest.startsWith(markBegin) || !rest.endsWith(markEnd))
        return {};
    return m_variables.name(m_references.at(rest.sliced(1, rest.size() - 2).toInt()));
}

} // namespace lineside

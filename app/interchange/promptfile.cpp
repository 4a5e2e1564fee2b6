// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/promptfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::PromptFile)
};

constexpr int fileVersion = 1;
constexpr qsizetype longestName = 120;
constexpr qsizetype longestText = 1'000'000;
constexpr qsizetype mostPrompts = 10'000;

QString nameOf(const QJsonValue &entry, const QString &text)
{
    const QString name = entry["name"_L1].toString().simplified();
    return (name.isEmpty() ? text.simplified().left(40) : name).left(longestName);
}

} // namespace

QByteArray promptsToJson(const QList<Prompt> &prompts)
{
    QJsonArray array;
    for (const Prompt &prompt : prompts)
        array.append(QJsonObject{{"name"_L1, prompt.name}, {"use"_L1, prompt.use == Prompt::Use::System ? u"system"_s : u"question"_s}, {"text"_L1, prompt.text}});
    return QJsonDocument(QJsonObject{{"lineside"_L1, "prompts"_L1}, {"version"_L1, fileVersion}, {"prompts"_L1, array}}).toJson(QJsonDocument::Indented);
}

Result<QList<Prompt>> promptsFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value("lineside"_L1) != "prompts"_L1 || !root.value("prompts"_L1).isArray())
        return failure(Error::Kind::Protocol, Tr::tr("This file holds no prompts of Lineside."));
    if (root.value("version"_L1).toInt() > fileVersion)
        return failure(Error::Kind::Protocol, Tr::tr("This file was written by a newer version of Lineside."));
    QList<Prompt> prompts;
    for (const QJsonValue &entry : root.value("prompts"_L1).toArray()) {
        const QString text = entry["text"_L1].toString();
        if (text.trimmed().isEmpty() || text.size() > longestText)
            continue;
        if (prompts.size() == mostPrompts)
            return failure(Error::Kind::Protocol, Tr::tr("This file holds more than %1 prompts.").arg(mostPrompts));
        prompts.append({PromptId(), nameOf(entry, text), entry["use"_L1] == "system"_L1 ? Prompt::Use::System : Prompt::Use::Question, text});
    }
    return prompts;
}

QList<Prompt> newAmong(const QList<Prompt> &read, const QList<Prompt> &known)
{
    QList<Prompt> fresh;
    const auto isThere = [](const QList<Prompt> &list, const Prompt &prompt) {
        return std::ranges::any_of(list, [&prompt](const Prompt &other) { return other.name == prompt.name && other.use == prompt.use && other.text == prompt.text; });
    };
    for (const Prompt &prompt : read)
        if (!isThere(known, prompt) && !isThere(fresh, prompt))
            fresh.append(prompt);
    return fresh;
}

} // namespace lineside

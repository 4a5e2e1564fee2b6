// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/replydetails.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ConversationExport)
};

bool isKnown(const Target &target)
{
    const auto *direct = std::get_if<DirectTarget>(&target);
    return !direct || !direct->provider.name.isEmpty();
}

} // namespace

QStringList replyDetails(const ChatTurn &reply)
{
    QStringList parts;
    if (reply.role != Role::Assistant)
        return parts;
    if (isKnown(reply.target))
        parts.append(describePath(reply.target));
    const auto add = [&parts](const QString &pattern, const std::optional<qint64> &count) {
        if (count)
            parts.append(pattern.arg(QLocale().toString(*count)));
    };
    add(Tr::tr("%1 in"), reply.usage.input);
    add(Tr::tr("%1 cached"), reply.usage.cached);
    add(Tr::tr("%1 out"), reply.usage.output);
    add(Tr::tr("%1 reasoning"), reply.usage.reasoning);
    add(Tr::tr("%1 total"), reply.usage.totalReported);
    if (const auto &first = reply.facts->times.firstToken)
        parts.append(Tr::tr("first token %1 ms").arg(QLocale().toString(double(first->count()) / 1000.0, 'f', 0)));
    if (const auto speed = reply.tokensPerSecond())
        parts.append(Tr::tr("%1 tokens/s").arg(QLocale().toString(*speed, 'f', 1)));
    return parts;
}

} // namespace lineside
